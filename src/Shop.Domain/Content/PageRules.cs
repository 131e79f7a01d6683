using System.Text.RegularExpressions;

namespace Shop.Domain.Content;

/// <summary>What the addresses and texts of pages may be.</summary>
public static partial class PageRules
{
    public const int SlugLength = 100;

    /// <summary>What a shop in the EU must publish (Directives 2000/31/EC, Art. 5, and 2011/83/EU, Art. 6; GDPR, Art. 13).</summary>
    public static readonly IReadOnlyList<PageKind> LegalKinds = [PageKind.Terms, PageKind.Privacy, PageKind.Returns, PageKind.Imprint];

    /// <summary>Terms of sale of large shops have some 60,000 characters.</summary>
    public const int BodyLength = 100_000;

    public const int TitleLength = ContentRules.HeadingLength;
    public const int CodeLength = ContentRules.NameLength;
    public const int DescriptionLength = ContentRules.AltLength;

    /// <summary>More pages than that are no menu.</summary>
    public const int MaxPages = 500;

    public static bool IsCode(string code) => code.Length is > 0 and <= CodeLength && Form().IsMatch(code);

    public static bool IsSlug(string slug) => slug.Length is > 0 and <= SlugLength && Form().IsMatch(slug);

    /// <summary>The blanks of a text, without their brackets, each once.</summary>
    public static IReadOnlyList<string> BlanksIn(string text) =>
        [.. Blank().Matches(text).Select(blank => blank.Groups[1].Value.Trim()).Distinct()];

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"\[\[([^\[\]\n]{1,200})\]\]", RegexOptions.CultureInvariant)]
    private static partial Regex Blank();
}
