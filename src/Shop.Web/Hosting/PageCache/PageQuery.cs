using System.Globalization;
using Microsoft.Extensions.Primitives;
using Shop.Domain.Search;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Hosting.PageCache;

/// <summary>
/// The query parameters of kept pages. The rest of an address (campaign marks, nonsense) is taken off before the page
/// sees it, and those that the page takes are written in one way, so that one page is kept once.
/// </summary>
public static class PageQuery
{
    private const int MaxWords = 100;
    private const int MaxSkuLetters = 40;
    private const int MaxLetters = 60;
    private const int MaxChoices = 15;

    private static readonly (string Name, Func<string, string?> Canonical)[] Known =
    [
        ("q", Words),
        ("sort", sort => ListingSorts.Parse(sort) is var known and not ListingSort.Popular ? ListingSorts.NameOf(known) : null),
        ("page", Pages),
        ("price", price => price.Length <= MaxLetters ? price : null),
        ("from", amount => amount.Length <= MaxLetters ? amount : null),
        ("to", amount => amount.Length <= MaxLetters ? amount : null),
        ("sku", sku => sku.Length <= MaxSkuLetters ? sku : null),
    ];

    /// <summary>For the test that no action takes another one.</summary>
    public static IEnumerable<string> Names => Known.Select(parameter => parameter.Name);

    /// <summary>Rewrites the request's query and returns it; "" when nothing is left.</summary>
    public static string MakeCanonical(HttpRequest request, CachedPageAttribute page)
    {
        if (!request.QueryString.HasValue) return "";
        var canonical = QueryString.Empty;
        foreach (var (name, form) in Known.Where(known => page.Query.Contains(known.Name)))
            if (request.Query[name] is [{ Length: > 0 } value, ..] && form(value) is { } kept) canonical = canonical.Add(name, kept);
        if (page.Choices is { } prefix)
            foreach (var (name, values) in Choices(request.Query, prefix))
                foreach (var value in values) canonical = canonical.Add(name, value!);
        request.QueryString = canonical;
        return canonical.Value ?? "";
    }

    // One page, or several at once: "1-3".
    private static string? Pages(string typed) => typed.Split('-') is [{ Length: > 0 } first, var last]
        ? string.Create(CultureInfo.InvariantCulture, $"{PageNumber.Parse(first)}-{PageNumber.Parse(last)}")
        : PageNumber.Parse(typed) is var number and > 1 ? number.ToString(CultureInfo.InvariantCulture) : null;

    private static IEnumerable<KeyValuePair<string, StringValues>> Choices(IQueryCollection query, string prefix) => query
        .Where(each => each.Key.Length is > 0 and <= MaxLetters && each.Key.StartsWith(prefix, StringComparison.Ordinal)
            && !Names.Contains(each.Key) && !IsCampaignMark(each.Key))
        .OrderBy(each => each.Key, StringComparer.Ordinal).Take(MaxChoices)
        .Select(each =>
            KeyValuePair.Create(each.Key,
                new StringValues([.. each.Value.Where(value => value is { Length: > 0 and <= MaxLetters }).Distinct().Take(MaxChoices)])));

    private static bool IsCampaignMark(string name) =>
        name.StartsWith("utm_", StringComparison.Ordinal) || name is "gclid" or "fbclid" or "msclkid";

    // An empty search is a page of its own: "?q=" stays.
    private static string Words(string typed)
    {
        var words = PlainText.Clean(typed);
        return words.Length > MaxWords ? words[..MaxWords] : words;
    }
}
