using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.Domain.Search.Matching;
using Shop.Domain.Search.Sql;
using Shop.Domain.Search.Synonyms;
using Shop.Domain.Shared;

namespace Shop.Domain.Search;

/// <summary>Lists of products, narrowed, sorted and searched.</summary>
public sealed class SearchModule : ShopModule
{
    public override IReadOnlyList<string> TablePrefixes => ["search"];

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<ListingIndex>().AddScoped<RefreshListings>().AddScoped<ProductListing>()
            .AddSingleton<MissedSearches>().AddScoped<SearchReport>().AddScoped<Suggest>().AddScoped<EditSynonym>();
        services.AddSingleton(provider => new EntryCache(provider.GetRequiredService<ChangeFeed>(), CatalogueTags.Listings))
            .AddScoped<MergeSearchIndexes>();
    }
}
