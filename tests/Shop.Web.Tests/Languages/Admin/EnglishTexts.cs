using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Shop.TestKit;
using Xunit;

namespace Shop.Web.Tests.Languages.Admin;

/// <summary>Finds what a Spanish page still says in English.</summary>
internal static class EnglishTexts
{
    private static readonly List<Regex> Texts = [.. AdminSources.Spanish.Where(text => text.Key != text.Value && Words(text.Key) > 0)
        .Select(text => new Regex($"^{Places(Regex.Escape(text.Key))}$", RegexOptions.CultureInvariant))];

    // What the demo's merchant calls an option and a value.
    private static readonly string[] MerchantsWords = ["Colour", "None", "Time"];

    /// <summary>The page's texts and labels that are English ones of the back office, with whatever values in their places.</summary>
    public static IReadOnlyList<string> On(ShopPage page)
    {
        Assert.Equal("es", page.Document.DocumentElement.GetAttribute("lang"));
        var said = page.Document.All.Where(element => element is not { LocalName: "script" or "style" }
            && element.GetAttribute("lang") is null
            // The steps of the setup guide are in English only so far.
            && element.Closest("[data-setup-left]") is null)
            .SelectMany(element => element.ChildNodes.OfType<IText>().Select(text => text.Text.Trim())
                .Append(element.GetAttribute("aria-label") ?? ""));
        return [.. said.Where(text => text.Length > 1 && !MerchantsWords.Contains(text) && Texts.Any(english => english.IsMatch(text)))
            .Select(text => $"{page.Address.AbsolutePath}: {text}").Distinct()];
    }

    // A text that is nearly all values fits any page.
    private static int Words(string key) =>
        Regex.Count(Regex.Replace(key, @"\{\d\}", ""), "[A-Za-z]{2,}") - (key.Contains("{0}", StringComparison.Ordinal) ? 1 : 0);

    private static string Places(string escaped) => Regex.Replace(escaped, @"\\\{\d}", ".+");
}
