using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Web.Features.Admin.Products;

/// <summary>Finds products by words of their names, codes and SKUs, published or not, or by a whole GTIN.</summary>
internal static class ProductSearch
{
    private const int MaxWords = 6;

    public static IQueryable<Product> Matching(ShopDbContext db, IQueryable<Product> products, string? typed)
    {
        var search = PlainText.Clean(typed);
        if (Gtin.IsOne(search))
            return products.Where(product => db.Set<Variant>().Any(variant => variant.ProductId == product.Id && variant.Gtin == search));
        return PlainText.SearchKey(search).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MaxWords)
            .Aggregate(products, (found, word) =>
            found.Where(product => db.Set<ListingEntry>().Any(entry => entry.ProductId == product.Id && entry.SearchKey.Contains(word))));
    }
}
