using Microsoft.EntityFrameworkCore;
using Shop.Domain.Inventory;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Carts;

/// <summary>The other changes to a cart; none overwrites another.</summary>
public sealed class ChangeCart(ShopDbContext db, StockLevels stock, TimeProvider clock)
{
    /// <summary>Sets the quantity of a line; 0 removes it. A line that is not there stays away.</summary>
    /// <returns>
    /// Null when it is done. How many can be bought now when that is less than was asked for: then the line is as it was.
    /// </returns>
    public async Task<int?> SetQuantityAsync(CartId cartId, string sku, int quantity, CancellationToken cancellationToken)
    {
        if (quantity is < 0 or > CartLine.MaxQuantity) throw new DomainException($"{quantity} is not a quantity to set.");
        return await db.WriteWithoutFlushAsync(() => SetAsync(cartId, sku, quantity, cancellationToken),
            cancellationToken: cancellationToken);
    }

    /// <summary>Keeps the code with the cart, or takes it off with null.</summary>
    public Task SetCouponAsync(CartId cartId, string? code, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.WriteWithoutFlushAsync(
            () => db.Set<Cart>().Where(cart => cart.Id == cartId).ExecuteUpdateAsync(
                set => set.SetProperty(cart => cart.CouponCode, code).SetProperty(cart => cart.ChangedAt, now), cancellationToken),
            cancellationToken: cancellationToken);
    }

    /// <summary>
    /// Takes out what was bought, and the coupon that was used: what the shopper put in since then stays. Runs inside the
    /// caller's write transaction.
    /// </summary>
    /// <param name="coupon">The code that was used, or null.</param>
    public async Task TakeOutAsync(CartId cartId, IReadOnlyDictionary<string, int> bought, string? coupon,
        CancellationToken cancellationToken)
    {
        foreach (var (sku, quantity) in bought)
        {
            var line = db.Set<CartLine>().Where(line => line.CartId == cartId && line.Sku == sku);
            await line.Where(left => left.Quantity <= quantity).ExecuteDeleteAsync(cancellationToken);
            await line.Where(left => left.Quantity > quantity).ExecuteUpdateAsync(
                set => set.SetProperty(left => left.Quantity, left => left.Quantity - quantity), cancellationToken);
        }

        if (coupon is null) return;
        await db.Set<Cart>().Where(cart => cart.Id == cartId && cart.CouponCode == coupon)
            .ExecuteUpdateAsync(set => set.SetProperty(cart => cart.CouponCode, (string?)null), cancellationToken);
    }

    private async Task<int?> SetAsync(CartId cartId, string sku, int quantity, CancellationToken cancellationToken)
    {
        var line = db.Set<CartLine>().Where(line => line.CartId == cartId && line.Sku == sku);
        if (quantity == 0)
        {
            await line.ExecuteDeleteAsync(cancellationToken);
            return null;
        }

        // Locks the cart's row, as adding does: neither adds to what the other has just read.
        var now = clock.GetUtcNow();
        await db.Set<Cart>().Where(cart => cart.Id == cartId)
            .ExecuteUpdateAsync(set => set.SetProperty(cart => cart.ChangedAt, now), cancellationToken);
        var left = Math.Max(0, (await stock.AvailableAsync([sku], cancellationToken)).GetValueOrDefault(sku));
        if (quantity > left) return await line.AnyAsync(cancellationToken) ? left : null;
        await line.ExecuteUpdateAsync(set => set.SetProperty(changed => changed.Quantity, quantity), cancellationToken);
        return null;
    }
}
