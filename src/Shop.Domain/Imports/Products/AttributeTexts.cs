using System.Buffers;
using System.Globalization;
using Shop.Domain.Catalogue;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports.Products;

/// <summary>The attributes in one cell, by their keys: "material=clay; origin=japan,china".</summary>
internal static class AttributeText
{
    public static string Write(IEnumerable<(string Facet, IEnumerable<string> Values)> attributes) =>
        string.Join("; ", attributes.Select(each => $"{each.Facet}={string.Join(',', each.Values)}"));

    /// <summary>Of a text that <see cref="Write"/> made.</summary>
    public static IReadOnlyDictionary<string, string[]> Read(string text) =>
        text.Split("; ", StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2))
            .ToDictionary(sides => sides[0], sides => sides[1].Split(','), StringComparer.Ordinal);
}

/// <summary>The measurements in one cell, by their keys: "height=12.5 cm; pieces=6".</summary>
internal static class MeasurementText
{
    private static readonly SearchValues<char> Signs = SearchValues.Create(".,'’+-−");

    public static string Write(IEnumerable<(string Facet, decimal Amount, string? Unit)> measurements) =>
        string.Join("; ", measurements.Select(each => $"{each.Facet}={Measurement.ToText(each.Amount)} {each.Unit}".TrimEnd()));

    /// <summary>Of a text that <see cref="Write"/> made.</summary>
    public static IReadOnlyDictionary<string, (decimal Amount, string? Unit)> Read(string text) =>
        text.Split("; ", StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2))
            .ToDictionary(sides => sides[0], sides => Stored(sides[1].Split(' ', 2)), StringComparer.Ordinal);

    /// <summary>An amount as people write it, and what follows it: "12,5 cm", "70°C", "6".</summary>
    /// <exception cref="DomainException">It is no amount of a measurement.</exception>
    public static (decimal Amount, string Unit) Parse(string text)
    {
        var number = string.Concat(text.TakeWhile(IsInAmounts));
        var rest = text[number.Length..];
        // "1e3" is a number elsewhere, and never an amount of "e3".
        var isPower = rest is ['e' or 'E', var next, ..] && IsInAmounts(next);
        return !isPower && NumberText.TryParse(number, out var amount) && Measurement.IsAmount(amount)
            ? (amount, rest.Trim())
            : throw new DomainException($"'{text}' is not a valid amount: write {Measurement.AmountRule}, and the unit behind it.");
    }

    public static bool IsInAmounts(char letter) => char.IsDigit(letter) || Signs.Contains(letter);

    private static (decimal Amount, string? Unit) Stored(string[] sides) => (
        decimal.Parse(sides[0], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture),
        sides.ElementAtOrDefault(1));
}
