using System.Text.RegularExpressions;
using Shop.Domain.Shared;

namespace Shop.Domain.Content;

/// <summary>Which texts the merchant's pages take. The methods return the text as it is stored, or throw.</summary>
internal static partial class ContentRules
{
    public const int CultureLength = 10;
    public const int HeadingLength = 200;
    public const int BodyLength = 10_000;
    public const int AltLength = 300;
    public const int NameLength = 60;

    /// <summary>A drawing is part of pages: what is larger belongs into a photograph.</summary>
    public const int DrawingLength = 200_000;

    /// <summary>Bytes of a logo or icon: it stands on every page.</summary>
    public const int PngLength = 600_000;

    public const int GoodsLength = 1_000;
    public const int MaxSections = 50;

    /// <exception cref="DomainException">Not of the form "en" or "pt-BR".</exception>
    public static string Culture(string culture) =>
        CultureForm().IsMatch(culture) ? culture : throw new DomainException($"'{culture}' is not a valid culture.");

    /// <exception cref="DomainException">Not small letters, digits and single hyphens.</exception>
    public static string Name(string name) => name.Length <= NameLength && NameForm().IsMatch(name)
        ? name
        : throw new DomainException($"'{name}' is not a valid name of a picture.");

    /// <exception cref="DomainException">The text is too long.</exception>
    public static string Text(string? text, string what, int maxLength)
    {
        var clean = PlainText.Clean(text, keepLines: true);
        return clean.Length <= maxLength ? clean : throw new DomainException($"{what} is longer than {maxLength} characters.");
    }

    /// <summary>The text in the first of the languages that there is one in; null when there is none.</summary>
    public static T? InFirst<T>(this IEnumerable<T> texts, IReadOnlyList<string> languages, Func<T, string> cultureOf) where T : class =>
        languages.Select(language => texts.FirstOrDefault(text => cultureOf(text) == language)).FirstOrDefault(text => text is not null);

    /// <summary>The codes of a list that is stored as one text.</summary>
    public static IReadOnlyList<string> Codes(string goods) => goods.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A text in paragraphs, as pages show it.</summary>
    public static IReadOnlyList<string> Paragraphs(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    [GeneratedRegex("^[a-z]{2,3}(-[A-Za-z]{2,4})?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex CultureForm();

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*\\z", RegexOptions.CultureInvariant)]
    private static partial Regex NameForm();
}
