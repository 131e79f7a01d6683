using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Catalogue;
using Shop.Domain.Listings.Searching;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Listings;

/// <summary>Lists of products, narrowed, sorted and searched.</summary>
public sealed class ListingsModule : ShopModule
{
    public override IReadOnlyList<string> TablePrefixes => ["listings"];

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<ListingIndex>().AddScoped<RefreshListings>().AddScoped<ProductListing>()
            .AddSingleton<MissedSearches>().AddScoped<SearchReport>().AddScoped<Suggest>();
        services.AddSingleton(provider => new EntryCache(provider.GetRequiredService<ChangeFeed>(), CatalogueTags.Listings)).AddScoped<MergeSearchIndexes>();
    }
}
