using Shop.Domain.Content;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Pages;

/// <summary>The merchant's pages in the languages that they are written in, for search engines.</summary>
internal sealed class PagesSitemap(ContentPages pages, Languages languages) : ISitemapSource
{
    public async Task<IEnumerable<string>> PathsAsync(CancellationToken cancellationToken)
    {
        var paths = new List<string>();
        foreach (var language in languages.All)
            paths.AddRange((await pages.LinksAsync([language.Code], cancellationToken))
                .Select(link => $"{language.Prefix}/pages/{link.Slug}"));
        return paths;
    }
}
