using System.Collections.Frozen;
using Shop.Domain.Shared;

namespace Shop.Domain.Pricing;

/// <summary>The sentence by which a small enterprise says that it charges no VAT, as the law of its country usually has it.</summary>
public static class SmallBusinessTexts
{
    private const string File = "Shop.Domain.Pricing.small-business-texts.txt";
    private static readonly Lazy<FrozenDictionary<string, string>> Shipped = new(Read);

    /// <summary>In the country's own language, since it names its law; the directive's words where the country has none here.</summary>
    public static string Of(string country) => Shipped.Value.GetValueOrDefault(country) ?? TaxReasons.SmallBusiness;

    private static FrozenDictionary<string, string> Read()
    {
        using var reader = new StreamReader(typeof(SmallBusinessTexts).Assembly.GetManifestResourceStream(File)!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !line.StartsWith('#')).Select(line => line.Split(' ', 2))
            .ToFrozenDictionary(cells => cells[0], cells => cells[1], StringComparer.Ordinal);
    }
}
