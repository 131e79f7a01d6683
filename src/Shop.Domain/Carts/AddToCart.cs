using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Carts;

public enum AddToCartResult
{
    Added,

    /// <summary>The cart holds as many of it as a cart may.</summary>
    AtMost,

    /// <summary>No such SKU, or it is not for sale.</summary>
    NotForSale,

    /// <summary>Too many different things in the cart.</summary>
    CartFull,
}

/// <summary>Puts more of a SKU into a cart by one atomic upsert: parallel adds in one session lose nothing (R7).</summary>
public sealed class AddToCart(ShopDbContext db, VariantLookup variants, TimeProvider clock)
{
    /// <param name="quantity">1 to <see cref="CartLine.MaxQuantity"/>.</param>
    public async Task<AddToCartResult> ExecuteAsync(CartId cartId, string sku, int quantity, CancellationToken cancellationToken)
    {
        if (quantity is < 1 or > CartLine.MaxQuantity) throw new DomainException($"{quantity} is no quantity to add.");
        var found = await variants.FindAsync([sku], "en", cancellationToken);
        if (!found.TryGetValue(sku, out var variant) || !variant.IsForSale) return AddToCartResult.NotForSale;
        return await db.WriteAsync(() => AddAsync(cartId, sku, quantity, cancellationToken), cancellationToken: cancellationToken);
    }

    private async Task<AddToCartResult> AddAsync(CartId cartId, string sku, int quantity, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        await db.SetAsync<Cart>(nameof(Cart.ChangedAt), now, [cartId.Value], cancellationToken);
        var others = await db.Set<CartLine>().CountAsync(line => line.CartId == cartId && line.Sku != sku, cancellationToken);
        if (others >= CartLine.MaxLines) return AddToCartResult.CartFull;
        var before = await db.Set<CartLine>().Where(line => line.CartId == cartId && line.Sku == sku)
            .Select(line => line.Quantity).SingleOrDefaultAsync(cancellationToken);
        await db.AddAsync<CartLine>(
            nameof(CartLine.Quantity), quantity, CartLine.MaxQuantity, [cartId.Value, sku], [(nameof(CartLine.AddedAt), now)], cancellationToken);
        return before + quantity > CartLine.MaxQuantity ? AddToCartResult.AtMost : AddToCartResult.Added;
    }
}
