using System.Globalization;
using Shop.Domain.Catalogue;
using Shop.Domain.Shared;
using Shop.Web.Features.Catalogue;
using Shop.Web.Features.Shared;

namespace Shop.Web.Hosting.KeptPages;

/// <summary>
/// The query parameters of kept pages. The rest of an address (campaign marks, nonsense) is taken off before the page
/// sees it, and the known ones are written in one way, so that one page is kept once.
/// </summary>
public static class PageQuery
{
    private const int MostWords = 100;
    private const int MostSkuLetters = 40;

    private static readonly (string Name, Func<string, string?> Canonical)[] Known =
    [
        ("q", Words),
        ("sort", sort => ListingSorts.Parse(sort) is var known and not ListingSort.Popular ? ListingSorts.NameOf(known) : null),
        ("page", page => PageNumber.Parse(page) is var number and > 1 ? number.ToString(CultureInfo.InvariantCulture) : null),
        ("sku", sku => sku.Length <= MostSkuLetters ? sku : null),
        ("notice", notice => notice == NoticeWishes.Asked ? notice : null),
    ];

    /// <summary>For the test that no action takes another one.</summary>
    public static IEnumerable<string> Names => Known.Select(parameter => parameter.Name);

    /// <summary>Rewrites the request's query and returns it; "" when nothing is left.</summary>
    public static string MakeCanonical(HttpRequest request)
    {
        if (!request.QueryString.HasValue) return "";
        var canonical = QueryString.Empty;
        foreach (var (name, form) in Known)
            if (request.Query[name] is [{ Length: > 0 } value, ..] && form(value) is { } kept) canonical = canonical.Add(name, kept);
        // Pages with chosen options are not kept (there are too many), but they must see the choice.
        foreach (var (facet, value) in OptionFields.Read(request.Query)) canonical = canonical.Add(OptionFields.Prefix + facet, value);
        request.QueryString = canonical;
        return canonical.Value ?? "";
    }

    // An empty search is a page of its own: "?q=" stays.
    private static string Words(string typed)
    {
        var words = PlainText.Clean(typed);
        return words.Length > MostWords ? words[..MostWords] : words;
    }
}
