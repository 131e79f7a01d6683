using System.IO.Compression;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;
using Shop.Domain.Listings;
using Shop.Domain.Persistence;

namespace Shop.Web.Hosting.KeptPages;

internal static class KeptPageServices
{
    // Several thousand compressed pages; the least used go first.
    private const long MostBytes = 48L * 1024 * 1024;
    private const long LargestPage = 512 * 1024;

    public static IServiceCollection AddKeptPages(this IServiceCollection services)
    {
        services.AddOutputCache(options =>
        {
            (options.SizeLimit, options.MaximumBodySize) = (MostBytes, LargestPage);
            // Slugs are: "/products/Sencha" is no page.
            options.UseCaseSensitivePaths = true;
        });
        var framework = services.Last(service => service.ServiceType == typeof(IOutputCacheStore));
        services.Remove(framework);
        services.AddSingleton(provider =>
        {
            // The index of lists hears of a change first: a page that is made once its old one is forgotten must not read an older index.
            provider.GetRequiredService<ListingIndex>();
            return new PageStore(
                (IOutputCacheStore)framework.ImplementationFactory!(provider),
                provider.GetRequiredService<ChangeFeed>(), provider.GetRequiredService<TimeProvider>());
        });
        services.AddSingleton<IOutputCacheStore>(provider => provider.GetRequiredService<PageStore>());
        services.AddSingleton<KeptPagePolicy>();
        services.Configure<ResponseCompressionOptions>(compression =>
        {
            compression.Providers.Add<PageBrotli>();
            compression.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Optimal);
        return services;
    }

    /// <summary>Lets the pages of controllers that say so be kept.</summary>
    public static void KeepPages(this IEndpointConventionBuilder controllers, IServiceProvider services)
    {
        var policy = services.GetRequiredService<KeptPagePolicy>();
        controllers.Add(endpoint =>
        {
            if (endpoint.Metadata.OfType<KeptPageAttribute>().Any()) endpoint.Metadata.Add(policy);
        });
    }

    /// <summary>After routing. What comes later runs only when a page is not there; it is compressed before it is kept.</summary>
    public static void UseKeptPages(this IApplicationBuilder app)
    {
        app.UseOutputCache();
        app.UseMiddleware<EntityTags>();
        app.UseResponseCompression();
    }
}
