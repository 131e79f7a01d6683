using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Mvc;
using Shop.Web.Hosting.Modules;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Features.Site;

/// <summary>What search engines ask for.</summary>
[OneLanguage]
[ResponseCache(Duration = 3600)]
public sealed class SiteController(IEnumerable<ISitemapSource> sources, ShopSettings shop) : Controller
{
    private static readonly XNamespace Sitemaps = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [ServedWhileClosed]
    [HttpGet("/robots.txt")]
    public ContentResult Robots() => Content(
        $"User-agent: *\nDisallow: /account\nDisallow: /admin\nDisallow: /cart\nDisallow: /checkout\nDisallow: /orders\nDisallow: /sandbox\nSitemap: {shop.Absolute("/sitemap.xml")}\n",
        "text/plain", Encoding.UTF8);

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
