using System.Globalization;

namespace Shop.Web.Hosting.Pages;

/// <summary>A language of the shop: how it is spelt in addresses and how it writes prices and dates.</summary>
/// <param name="Name">The language ("es"), as in <c>lang</c>, translations and orders.</param>
/// <param name="Formats">The culture that writes amounts and dates ("es-ES").</param>
/// <param name="NativeName">For the language menu.</param>
public sealed record ShopCulture(string Name, string Formats, string NativeName)
{
    public static ShopCulture English { get; } = new("en", "en-IE", "English");

    public static ShopCulture Spanish { get; } = new("es", "es-ES", "Español");

    /// <summary>All languages, the unprefixed one first.</summary>
    public static IReadOnlyList<ShopCulture> All { get; } = [English, Spanish];

    /// <summary>Those whose addresses carry a prefix.</summary>
    public static IEnumerable<ShopCulture> Prefixed => All.Skip(1);

    /// <summary>"" or "/es".</summary>
    public string Prefix => this == English ? "" : $"/{Name}";

    /// <summary>The language that this request is answered in.</summary>
    public static ShopCulture Current => Named(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    /// <summary>The language of that name; English when there is none.</summary>
    public static ShopCulture Named(string? name) => All.FirstOrDefault(culture => culture.Name == name) ?? English;

    /// <summary>Splits a path into its language and the rest, which begins with a slash.</summary>
    public static (ShopCulture Culture, string Path) Split(PathString path)
    {
        foreach (var culture in Prefixed)
            if (path.StartsWithSegments(culture.Prefix, StringComparison.Ordinal, out var rest)) return (culture, rest.HasValue ? rest.Value! : "/");
        return (English, path.HasValue ? path.Value! : "/");
    }
}
