using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>Under which names the change feed tells what became stale in the catalogue.</summary>
public static class CatalogueTags
{
    /// <summary>Categories, which every page's head shows.</summary>
    public const string Categories = "categories";

    /// <summary>Any list may hold other products or hold them in another order. A change of stock alone is not told under it.</summary>
    public const string Listings = "listings";

    /// <summary>What is shown of one product: texts, prices, whether it can be bought.</summary>
    public static string Product(ProductId id) => $"product:{id.Value:N}";
}
