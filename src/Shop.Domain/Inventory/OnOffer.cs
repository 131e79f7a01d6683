using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;

namespace Shop.Domain.Inventory;

/// <summary>What there is something of.</summary>
internal static class OnOffer
{
    /// <summary>The stock row of the SKU while some of it is left, or while nobody counts it.</summary>
    public static IQueryable<StockItem> CanBeBought(this ShopDbContext db, string sku) => db.Set<StockItem>().Where(item => item.Sku == sku)
        .Where(item => item.OnHand > item.Allocated
            || db.Set<Variant>().Any(variant => variant.Sku == item.Sku && !variant.IsStockCounted));
}
