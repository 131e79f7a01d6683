using Shop.Web.Hosting.Modules;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Site;

/// <summary>The front page in each language, for search engines.</summary>
internal sealed class FrontPages : ISitemapSource
{
    public Task<IEnumerable<string>> PathsAsync(CancellationToken cancellationToken) =>
        Task.FromResult(ShopCulture.All.Select(culture => culture.Prefix.Length == 0 ? "/" : culture.Prefix));
}
