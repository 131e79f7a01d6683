using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Shop.Domain.Search;

namespace Shop.Web.Hosting.PageCache;

internal static class PageCacheServices
{
    public static IServiceCollection AddPageCache(this IServiceCollection services)
    {
        services.AddSingleton(provider =>
        {
            // The index of lists hears of a change first: a page that is made once its old one is stale must not read an older index.
            provider.GetRequiredService<ListingIndex>();
            return ActivatorUtilities.CreateInstance<PageCacheStore>(provider);
        });
        services.AddSingleton<PageKeys>();
        services.Configure<ResponseCompressionOptions>(compression =>
        {
            compression.Providers.Add<PageBrotli>();
            compression.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Optimal);
        return services;
    }

    /// <summary>After routing. What comes later runs only when a page is not there; it is compressed before it is kept.</summary>
    public static void UsePageCache(this IApplicationBuilder app)
    {
        app.UseMiddleware<PageCacheMiddleware>();
        app.UseResponseCompression();
    }
}
