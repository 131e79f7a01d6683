using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Shop.TestKit;

namespace Shop.Web.Tests.Languages;

/// <summary>Finds the shop's own English texts on a page of another language: each of its texts is looked for as it is and with its places filled.</summary>
internal sealed class EnglishTexts(string language)
{
    private static readonly string[] Spoken = ["aria-label", "placeholder", "title", "alt", "data-busy", "data-view"];

    private readonly List<Regex> _texts = [.. ResourceFile.Of("src/Shop.Web/Hosting/Text", language)
        .Where(text => text.Key != text.Value && text.Key.Length > 2 && text.Key.Any(char.IsLetter) && !IsOnlyPlaces(text.Key)).Select(text => Whole(text.Key))];

    /// <summary>What of the page's texts and spoken attributes is English.</summary>
    public IEnumerable<string> On(IDocument page) => page.Descendants().SelectMany(TextsOf).Select(text => Spaces(text)).Where(IsEnglish).Distinct();

    private bool IsEnglish(string text) => text.Length > 2 && _texts.Exists(known => known.IsMatch(text));

    private static IEnumerable<string> TextsOf(INode node) => node switch
    {
        IText { ParentElement: { LocalName: not ("script" or "style") } } text => [text.Text],
        IElement element => Spoken.Select(element.GetAttribute).OfType<string>(),
        _ => [],
    };

    private static string Spaces(string text) => Regex.Replace(text, @"\s+", " ").Trim();

    // "{0} – {1}" is in no language.
    private static bool IsOnlyPlaces(string text) => !Regex.Replace(text, @"\{\d\}", "").Any(char.IsLetter);

    private static Regex Whole(string text) => new($"^{Regex.Replace(Regex.Escape(text), @"\\\{\d}", ".+")}$", RegexOptions.CultureInvariant);
}
