using System.Net;
using Shop.TestKit;

namespace Shop.Web.Tests.Languages.Admin;

/// <summary>Follows the links of the back office.</summary>
internal static class BackOfficeCrawl
{
    // Of pages that differ in a code or number only, as those of products do.
    private const int OfAKind = 2;
    private const int Most = 150;

    // Files, pages in the language of the shop, and Hangfire's own.
    private static readonly string[] Left = ["/admin/jobs", "export", ".csv", ".pdf", "preview", "invoice", "template", "_files"];

    /// <summary>The pages that links lead to, from the menu on, each once.</summary>
    public static async Task<IReadOnlyList<ShopPage>> AllAsync(CookieShopper staff)
    {
        var (pages, kinds, seen, next) = (new List<ShopPage>(), new Dictionary<string, int>(), new HashSet<string>(), new Queue<string>());
        next.Enqueue("/admin/attention");
        while (next.TryDequeue(out var path) && pages.Count < Most)
        {
            var kind = KindOf(path);
            if (!seen.Add(path) || (kinds[kind] = kinds.GetValueOrDefault(kind) + 1) > OfAKind) continue;
            var page = await staff.FollowAsync(await staff.GetAsync(path));
            if (page.Status != HttpStatusCode.OK || !page.Body.Contains("<html", StringComparison.Ordinal)) continue;
            pages.Add(page);
            foreach (var link in LinksOf(page)) next.Enqueue(link);
        }

        return pages;
    }

    private static IEnumerable<string> LinksOf(ShopPage page) => page.Document.QuerySelectorAll("a[href^='/admin']")
        .Select(link => link.GetAttribute("href")!.Split('#')[0])
        .Where(href => !Left.Any(part => href.Contains(part, StringComparison.OrdinalIgnoreCase)));

    // Of a list's page, its first two parts, how deep it lies and what it is called there.
    private static string KindOf(string href)
    {
        var parts = href.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        var isFixed = parts.Length < 3 || parts[1] is "settings" or "content" or "shipping" && !char.IsDigit(parts[2][0]);
        var last = parts.Length > 3 || parts[^1].StartsWith('_') ? parts[^1] : "";
        return isFixed ? href : $"{parts[1]}/{parts.Length}/{last}";
    }
}
