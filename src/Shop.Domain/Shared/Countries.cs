namespace Shop.Domain.Shared;

/// <summary>The countries that the shop can send to: those whose postcodes it can check (<see cref="Postcodes"/>).</summary>
public static class Countries
{
    // .NET keeps the first language in which it was asked for a region's name, so the names stand here.
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["AT"] = "Austria", ["BE"] = "Belgium", ["BG"] = "Bulgaria", ["CH"] = "Switzerland", ["CY"] = "Cyprus",
        ["CZ"] = "Czechia", ["DE"] = "Germany", ["DK"] = "Denmark", ["EE"] = "Estonia", ["ES"] = "Spain", ["FI"] = "Finland",
        ["FR"] = "France", ["GB"] = "United Kingdom", ["GR"] = "Greece", ["HR"] = "Croatia", ["HU"] = "Hungary",
        ["IE"] = "Ireland", ["IT"] = "Italy", ["LT"] = "Lithuania", ["LU"] = "Luxembourg", ["LV"] = "Latvia", ["MT"] = "Malta",
        ["NL"] = "Netherlands", ["NO"] = "Norway", ["PL"] = "Poland", ["PT"] = "Portugal", ["RO"] = "Romania", ["SE"] = "Sweden",
        ["SI"] = "Slovenia", ["SK"] = "Slovakia",
    };

    /// <summary>ISO 3166 codes, in the order of the alphabet.</summary>
    public static IReadOnlyCollection<string> Codes { get; } = [.. Names.Keys.Order(StringComparer.Ordinal)];

    public static bool IsKnown(string? code) => code is not null && Names.ContainsKey(code);

    /// <summary>The country's name in that language; its own code when the shop does not know it.</summary>
    public static string NameOf(string code, Language language) =>
        Names.TryGetValue(code, out var name) ? DomainTexts.In(language, name) : code;
}
