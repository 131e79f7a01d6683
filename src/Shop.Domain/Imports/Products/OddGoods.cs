using System.Text.RegularExpressions;

namespace Shop.Domain.Imports.Products;

/// <summary>Rows of a till that are no goods, or that nobody gave a price: they come in as drafts, for somebody to look at.</summary>
internal static partial class OddGoods
{
    /// <summary>What is odd about a new product; null when nothing is.</summary>
    public static string? Why(WantedProduct wanted)
    {
        if (wanted.Variants.Values.Any(variant => variant.GetValueOrDefault("price", "") is { Length: > 0 } price
            && price.All(letter => letter is '0' or '.')))
            return "The price is zero.";
        var name = wanted.Fields.FirstOrDefault(field => field.Key.StartsWith("name:", StringComparison.Ordinal) && field.Value.Length > 0)
            .Value ?? "";
        return Charge().IsMatch(name) ? "This looks like a charge rather than goods." : null;
    }

    [GeneratedRegex(
        @"^(dotcom )?(postage|p&p|carriage|next day carriage|shipping|delivery( charge)?|bank charges|amazon fee|manual|discount|adjust(ment)?.*|samples?|cruk commission)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Charge();
}
