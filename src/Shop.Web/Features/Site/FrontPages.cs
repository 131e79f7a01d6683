using Shop.Domain.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Site;

/// <summary>The front page in each language, for search engines.</summary>
internal sealed class FrontPages(Languages languages) : ISitemapSource
{
    public Task<IEnumerable<string>> PathsAsync(CancellationToken cancellationToken) =>
        Task.FromResult(languages.All.Select(culture => culture.Prefix.Length == 0 ? "/" : culture.Prefix));
}
