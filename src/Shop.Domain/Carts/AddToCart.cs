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
    private static readonly Func<ShopDbContext, CartId, IAsyncEnumerable<CartItem>> Lines = EF.CompileAsyncQuery(
        (ShopDbContext db, CartId id) => db.Set<CartLine>().Where(line => line.CartId == id).Select(line => new CartItem(line.Sku, line.Quantity)));

    /// <param name="quantity">1 to <see cref="CartLine.MaxQuantity"/>.</param>
    public async Task<AddToCartResult> ExecuteAsync(CartId cartId, string sku, int quantity, CancellationToken cancellationToken)
    {
        if (quantity is < 1 or > CartLine.MaxQuantity) throw new DomainException($"{quantity} is no quantity to add.");
        if (!await variants.IsForSaleAsync(sku, cancellationToken)) return AddToCartResult.NotForSale;
        return await db.WriteSoonAsync(() => AddAsync(cartId, sku, quantity, cancellationToken), cancellationToken: cancellationToken);
    }

    private async Task<AddToCartResult> AddAsync(CartId cartId, string sku, int quantity, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        await db.SetAsync<Cart>(nameof(Cart.ChangedAt), now, [cartId.Value], cancellationToken);
        var (others, before) = (0, 0);
        await foreach (var line in Lines(db, cartId).WithCancellation(cancellationToken))
        {
            if (line.Sku == sku) before = line.Quantity;
            else others++;
        }

        if (others >= CartLine.MaxLines) return AddToCartResult.CartFull;
        await db.AddAsync<CartLine>(
            nameof(CartLine.Quantity), quantity, CartLine.MaxQuantity, [cartId.Value, sku], [(nameof(CartLine.AddedAt), now)], cancellationToken);
        return before + quantity > CartLine.MaxQuantity ? AddToCartResult.AtMost : AddToCartResult.Added;
    }
}
