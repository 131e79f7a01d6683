using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Shop.TestKit;
using Xunit;

namespace Shop.Web.Tests.Languages.Admin;

/// <summary>Finds what a page in another language still says in English.</summary>
internal static partial class EnglishTexts
{
    private static readonly ConcurrentDictionary<string, List<Regex>> Texts = new();

    // What the demo's merchant calls options, values and a tax class.
    private static readonly string[] MerchantsWords = ["Colour", "Size", "None", "Time", "Standard"];

    /// <summary>The page's texts and labels that are English ones of the back office, with whatever values in their places.</summary>
    public static IReadOnlyList<string> On(ShopPage page, string language = "es")
    {
        Assert.Equal(language, page.Document.DocumentElement.GetAttribute("lang"));
        var texts = Texts.GetOrAdd(language, English);
        return [.. Said(page).Where(text => !MerchantsWords.Contains(text) && texts.Any(english => english.IsMatch(text)))
            .Select(text => $"{page.Address.AbsolutePath}: {text}").Distinct()];
    }

    /// <summary>The page's texts with two words in them that every English sentence needs and no German one has.</summary>
    public static IReadOnlyList<string> SentencesOn(ShopPage page) => [.. Said(page).Where(text => EnglishWord().Count(text) > 1)
        .Select(text => $"{page.Address.AbsolutePath}: {text}").Distinct()];

    private static IEnumerable<string> Said(ShopPage page) => page.Document.All.Where(element =>
            element is not { LocalName: "script" or "style" or "textarea" } && element.Closest("[lang]:not(html), [translate=no]") is null
            // The steps of the setup guide are in English only so far.
            && element.Closest("[data-setup-left]") is null)
        .SelectMany(element => element.ChildNodes.OfType<IText>().Select(text => text.Text.Trim())
            .Append(element.GetAttribute("aria-label") ?? ""))
        .Where(text => text.Length > 1);

    private static List<Regex> English(string language) =>
        [.. AdminSources.Translations[language].Where(text => text.Key != text.Value && Words(text.Key) > 0
                // An English word may be the German one of another text.
                && !AdminSources.Translations[language].Values.Contains(text.Key))
            .Select(text => new Regex($"^{Places(Regex.Escape(text.Key))}$", RegexOptions.CultureInvariant))];

    // A text that is nearly all values fits any page.
    private static int Words(string key) =>
        Regex.Count(Regex.Replace(key, @"\{\d\}", ""), "[A-Za-z]{2,}") - (key.Contains("{0}", StringComparison.Ordinal) ? 1 : 0);

    private static string Places(string escaped) => Regex.Replace(escaped, @"\\\{\d}", ".+");

    [GeneratedRegex(@"\b(?:the|and|of|is|are|it|to|by|for|not|no|this|that|with|your|you|has|have)\b")]
    private static partial Regex EnglishWord();
}
