using System.Globalization;

namespace Shop.Domain.Shared;

/// <summary>The countries that the shop can send to: those whose postcodes it can check (<see cref="Postcodes"/>).</summary>
public static class Countries
{
    // .NET keeps the first language in which it was asked for a region's name, so the names stand here.
    private static readonly Dictionary<string, (string English, string Spanish)> Names = new(StringComparer.Ordinal)
    {
        ["AT"] = ("Austria", "Austria"), ["BE"] = ("Belgium", "Bélgica"), ["BG"] = ("Bulgaria", "Bulgaria"), ["CH"] = ("Switzerland", "Suiza"),
        ["CY"] = ("Cyprus", "Chipre"), ["CZ"] = ("Czechia", "Chequia"), ["DE"] = ("Germany", "Alemania"), ["DK"] = ("Denmark", "Dinamarca"),
        ["EE"] = ("Estonia", "Estonia"), ["ES"] = ("Spain", "España"), ["FI"] = ("Finland", "Finlandia"), ["FR"] = ("France", "Francia"),
        ["GB"] = ("United Kingdom", "Reino Unido"), ["GR"] = ("Greece", "Grecia"), ["HR"] = ("Croatia", "Croacia"), ["HU"] = ("Hungary", "Hungría"),
        ["IE"] = ("Ireland", "Irlanda"), ["IT"] = ("Italy", "Italia"), ["LT"] = ("Lithuania", "Lituania"), ["LU"] = ("Luxembourg", "Luxemburgo"),
        ["LV"] = ("Latvia", "Letonia"), ["MT"] = ("Malta", "Malta"), ["NL"] = ("Netherlands", "Países Bajos"), ["NO"] = ("Norway", "Noruega"),
        ["PL"] = ("Poland", "Polonia"), ["PT"] = ("Portugal", "Portugal"), ["RO"] = ("Romania", "Rumanía"), ["SE"] = ("Sweden", "Suecia"),
        ["SI"] = ("Slovenia", "Eslovenia"), ["SK"] = ("Slovakia", "Eslovaquia"),
    };

    /// <summary>ISO 3166 codes, in the order of the alphabet.</summary>
    public static IReadOnlyCollection<string> Codes { get; } = [.. Names.Keys.Order(StringComparer.Ordinal)];

    public static bool IsKnown(string? code) => code is not null && Names.ContainsKey(code);

    /// <summary>The country's name in that language; its own code when the shop does not know it.</summary>
    public static string NameOf(string code, CultureInfo culture)
    {
        if (!Names.TryGetValue(code, out var name)) return code;
        return culture.TwoLetterISOLanguageName == "es" ? name.Spanish : name.English;
    }
}
