namespace Shop.Web.Hosting.Modules;

/// <summary>Pages that a module wants search engines to find.</summary>
public interface ISitemapSource
{
    /// <summary>Paths with their language's prefix: "/es/products/sencha".</summary>
    Task<IEnumerable<string>> PathsAsync(CancellationToken cancellationToken);
}
