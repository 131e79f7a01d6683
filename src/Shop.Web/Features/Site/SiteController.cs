using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Modules;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Features.Site;

/// <summary>What search engines ask for.</summary>
[OneLanguage]
[ResponseCache(Duration = 3600)]
public sealed class SiteController(IEnumerable<ISitemapSource> sources, Languages languages, ShopSettings shop) : Controller
{
    private static readonly string[] Staffs = ["/admin", "/sandbox"];

    // In every language, each under its prefix.
    private static readonly string[] Personal = ["/account", "/cart", "/checkout", "/orders", "/withdraw/"];

    private static readonly XNamespace Sitemaps = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [ServedWhileClosed]
    [HttpGet("/robots.txt")]
    public ContentResult Robots()
    {
        var closed = Staffs.Concat(languages.All.SelectMany(language => Personal.Select(path => language.Prefix + path)))
            .Select(path => $"Disallow: {path}");
        return Content($"User-agent: *\n{string.Join('\n', closed)}\nSitemap: {shop.Absolute("/sitemap.xml")}\n", "text/plain", Encoding.UTF8);
    }

    [HttpGet("/sitemap.xml")]
    public async Task<ContentResult> Sitemap(CancellationToken cancellationToken)
    {
        var paths = new List<string>();
        foreach (var source in sources) paths.AddRange(await source.PathsAsync(cancellationToken));
        var set = new XElement(Sitemaps + "urlset",
            paths.Select(path => new XElement(Sitemaps + "url", new XElement(Sitemaps + "loc", shop.Absolute(path)))));
        return Content(new XDeclaration("1.0", "utf-8", null) + "\n" + set, "application/xml", Encoding.UTF8);
    }
}
