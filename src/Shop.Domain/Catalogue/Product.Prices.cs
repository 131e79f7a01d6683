using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

public sealed partial class Product
{
    /// <summary>Changes the regular price; a sale goes on over it.</summary>
    /// <exception cref="DomainException">A negative price, another currency than the other variants', or an unknown SKU.</exception>
    public Product Reprice(string sku, Money price, DateTimeOffset now)
    {
        CheckCurrency(price, _variants.Where(variant => variant.Sku != sku));
        Find(sku).Reprice(price, now);
        return Changed();
    }

    /// <summary>Sells at another price for a time. It takes the place of the sale that was; it cannot have begun before now.</summary>
    /// <exception cref="DomainException">A negative price, another currency, an end that is not after the start, or an unknown
    /// SKU.</exception>
    public Product PutOnSale(string sku, Sale sale, DateTimeOffset now)
    {
        Find(sku).PutOnSale(sale, now);
        return Changed();
    }

    /// <summary>Ends the sale now, or calls off one that is to come.</summary>
    public Product EndSale(string sku, DateTimeOffset now)
    {
        Find(sku).EndSale(now);
        return Changed();
    }
}
