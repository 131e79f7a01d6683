using AngleSharp.Html.Dom;
using Shop.TestKit;

namespace Shop.Benchmarks.Pages;

/// <summary>
/// The facets that a listing offers, read off the page itself: whatever its links and forms put into the address beside order, page and
/// words.
/// </summary>
internal static class Facets
{
    private static readonly string[] NoFacets = ["sort", "page", "q"];

    /// <summary>Addresses of the listing with one facet or two of different kinds; none when the page offers none.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(CookieShopper shopper, string listing)
    {
        var page = await shopper.VisitAsync(listing);
        var pairs = Links(page, listing).Concat(Fields(page, listing)).Distinct().ToList();
        var two = from first in pairs from second in pairs where string.CompareOrdinal(first.Name, second.Name) < 0
            select $"{listing}?{Text(first)}&{Text(second)}";
        return [.. pairs.Select(pair => $"{listing}?{Text(pair)}"), .. two];
    }

    private static IEnumerable<(string Name, string Value)> Links(ShopPage page, string listing) =>
        page.Document.QuerySelectorAll($"main a[href^='{listing}?']")
        .SelectMany(link => link.GetAttribute("href")!.Split('#')[0].Split('?', 2)[1].Split('&')).Select(pair => pair.Split('=', 2))
        .Where(pair => pair.Length == 2 && !NoFacets.Contains(pair[0]))
            .Select(pair => (pair[0], Uri.UnescapeDataString(pair[1].Replace('+', ' '))));

    private static IEnumerable<(string Name, string Value)> Fields(ShopPage page, string listing) => page.Document.Forms
        .Where(form => form.Method == "get" && form.GetAttribute("action") == listing).SelectMany(form => form.Elements)
        .SelectMany(field => field switch
        {
            IHtmlInputElement { Type: "checkbox" or "radio" } box => [(box.Name ?? "", box.Value)],
            IHtmlSelectElement select => select.Options.Select(option => (select.Name ?? "", option.Value)),
            _ => Enumerable.Empty<(string, string)>(),
        })
        .Where(pair => pair.Item1.Length > 0 && pair.Item2.Length > 0 && !NoFacets.Contains(pair.Item1));

    private static string Text((string Name, string Value) pair) => $"{Uri.EscapeDataString(pair.Name)}={Uri.EscapeDataString(pair.Value)}";
}
