using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Inventory;
using Shop.Domain.Persistence;
using Shop.Domain.Persistence.Speed;
using Shop.Domain.Shared;

namespace Shop.Domain.Carts;

/// <summary>What came of adding to a cart. But for the first two nothing was changed.</summary>
public abstract record AddToCartResult
{
    public sealed record Added : AddToCartResult;

    /// <summary>The cart was filled up to as many of it as a cart may hold, which is less than was asked for.</summary>
    public sealed record AtMost : AddToCartResult;

    /// <summary>There is too little of it for what the cart holds already and what was asked for together.</summary>
    /// <param name="Left">How many can be bought now; 0 when it is sold out.</param>
    /// <param name="InCart">How many of them lie in this cart already.</param>
    public sealed record NotEnough(int Left, int InCart) : AddToCartResult;

    /// <summary>No such SKU, or it is not for sale.</summary>
    public sealed record NotForSale : AddToCartResult;

    /// <summary>Too many different things in the cart.</summary>
    public sealed record CartFull : AddToCartResult;
}

/// <summary>
/// Puts more of a SKU into a cart by one atomic upsert: parallel adds in one session lose nothing (R7). What is left is looked
/// at, not reserved: the checkout takes it.
/// </summary>
public sealed class AddToCart(ShopDbContext db, VariantLookup variants, StockLevels stock, TimeProvider clock)
{
    private static readonly Func<ShopDbContext, CartId, IAsyncEnumerable<CartItem>> Lines =
        CompiledQuery.PerModel(() => EF.CompileAsyncQuery(
        (ShopDbContext db, CartId id) =>
            db.Set<CartLine>().Where(line => line.CartId == id).Select(line => new CartItem(line.Sku, line.Quantity))));

    /// <param name="quantity">1 to <see cref="CartLine.MaxQuantity"/>.</param>
    public async Task<AddToCartResult> ExecuteAsync(CartId cartId, string sku, int quantity, CancellationToken cancellationToken)
    {
        if (quantity is < 1 or > CartLine.MaxQuantity) throw new DomainException($"{quantity} is not a quantity to add.");
        if (!await variants.IsForSaleAsync(sku, cancellationToken)) return new AddToCartResult.NotForSale();
        return await db.WriteWithoutFlushAsync(
            () => AddAsync(cartId, sku, quantity, cancellationToken), result =>
                result is AddToCartResult.Added or AddToCartResult.AtMost, cancellationToken);
    }

    private async Task<AddToCartResult> AddAsync(CartId cartId, string sku, int quantity, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        // The cart's row is locked from here on: what lies in it stays as it is until the end of the transaction.
        await db.SetAsync<Cart>(nameof(Cart.ChangedAt), now, [cartId.Value], cancellationToken);
        var (others, before) = (0, 0);
        await foreach (var line in Lines(db, cartId).WithCancellation(cancellationToken))
        {
            if (line.Sku == sku) before = line.Quantity;
            else others++;
        }

        if (others >= CartLine.MaxLines) return new AddToCartResult.CartFull();
        var left = Math.Max(0, (await stock.AvailableAsync([sku], cancellationToken)).GetValueOrDefault(sku));
        if (Math.Min(before + quantity, CartLine.MaxQuantity) > left) return new AddToCartResult.NotEnough(left, before);
        await db.AddAsync<CartLine>(
            nameof(CartLine.Quantity), quantity, CartLine.MaxQuantity, [cartId.Value, sku], [(nameof(CartLine.AddedAt), now)],
                cancellationToken);
        return before + quantity > CartLine.MaxQuantity ? new AddToCartResult.AtMost() : new AddToCartResult.Added();
    }
}
