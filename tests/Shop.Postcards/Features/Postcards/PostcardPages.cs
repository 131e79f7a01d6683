using Shop.Web.Hosting.Modules;

namespace Shop.Postcards.Features.Postcards;

internal sealed class PostcardPages : ISitemapSource
{
    public Task<IEnumerable<string>> PathsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IEnumerable<string>>(["/postcards", "/es/postcards"]);
}
