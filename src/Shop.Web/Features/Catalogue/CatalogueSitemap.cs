using Shop.Domain.Catalogue;
using Shop.Web.Hosting.Modules;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Catalogue;

/// <summary>Categories and products, for search engines.</summary>
internal sealed class CatalogueSitemap(ProductPage products, CategoryList categories) : ISitemapSource
{
    public async Task<IEnumerable<string>> PathsAsync(CancellationToken cancellationToken)
    {
        var paths = new List<string>();
        foreach (var culture in ShopCulture.All)
            paths.AddRange((await categories.ReadAsync(culture.Name, cancellationToken)).Select(category => $"{culture.Prefix}/catalogue/{category.Slug}"));
        paths.AddRange((await products.SlugsAsync(cancellationToken)).Select(slug => $"{ShopCulture.Named(slug.Culture).Prefix}/products/{slug.Slug}"));
        return paths;
    }
}
