using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Shop.Domain.Settings.Looks;

namespace Shop.Web.Features.Layout;

/// <summary>A look as a style sheet of custom properties. What stands in it is made of checked values alone.</summary>
/// <param name="Mark">Another one for each content, so that an address with it never shows an old one.</param>
/// <param name="Fonts">The addresses of the fonts that each page needs.</param>
public sealed record LookSheet(string Css, string Mark, IReadOnlyList<string> Fonts)
{
    private const int MarkLength = 16;

    public string Address => $"/look/{Mark}.css";

    public static LookSheet Of(Look look)
    {
        LookFont[] fonts = [.. new[] { look.Texts, look.Headings }.DistinctBy(font => font.Code)];
        var css = new StringBuilder();
        foreach (var font in fonts.Where(font => font.File is not null)) css.Append(font.Rules).Append('\n');
        var light = Palette.Of(look.Light);
        css.Append(":root {\n").Append(Shape(look)).Append(Colours(light, look.HasDark)).Append("}\n");
        if (look.HasDark)
            css.Append("@media (prefers-color-scheme: dark) {\n:root {\n").Append(Colours(Palette.Of(look.Dark), false, both: true))
                .Append("}\n}\n");
        var text = css.ToString();
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..MarkLength];
        return new LookSheet(text, mark, [.. fonts.Select(font => font.File).OfType<string>()]);
    }

    // Square shops have no round search field either.
    private static string Shape(Look look) => string.Create(CultureInfo.InvariantCulture, $"""
        --heading-font: {look.Headings.Family};
        --text-font: {look.Texts.Family};
        --corner: {look.Corner}px;
        --pill: {(look.Corner == 0 ? "0" : "99px")};
        --density: {Densities.FactorOf(look.Density)};

        """);

    private static string Colours(Palette palette, bool hasDark, bool both = false) => $"""
        color-scheme: {(both || hasDark ? "light dark" : palette.Surface.IsLight ? "light" : "dark")};
        --surface: {palette.Surface};
        --raised: {palette.Raised};
        --text: {palette.Text};
        --soft-text: {palette.SoftText};
        --accent: {palette.Accent};
        --on-accent: {palette.OnAccent};
        --accent-deep: {palette.AccentDeep};
        --emphasis: {palette.Emphasis};
        --border: {palette.Border};
        --hairline: {palette.Hairline};
        --error: {palette.Error};
        --error-ground: {palette.ErrorGround};
        --good-ground: {palette.GoodGround};
        --picture-light: {(palette.Surface.IsLight ? "1" : "0.86")};

        """;
}
