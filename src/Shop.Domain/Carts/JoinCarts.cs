using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Carts;

/// <summary>
/// Whoever signs in goes on with the cart of the account, and what lay in the guest's cart comes along, once: the guest's cart is
/// gone with it. Of many sign-ins at the same time one moves it.
/// </summary>
public sealed class JoinCarts(ShopDbContext db, TimeProvider clock)
{
    private const int Attempts = 3;

    /// <param name="customer">Who signs in.</param>
    /// <param name="guest">The cart of the browser. One that belongs to somebody else's account is left alone.</param>
    /// <returns>The account's cart.</returns>
    public async Task<CartId> ExecuteAsync(CustomerId customer, CartId? guest, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await db.WriteAsync(() => JoinAsync(customer, guest, cancellationToken), cancellationToken: cancellationToken);
            }
            catch (Exception error) when (attempt < Attempts && DatabaseErrors.IsDuplicate(error))
            {
                // Another sign-in has just given the account its cart: this one finds it now.
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<CartId> JoinAsync(CustomerId customer, CartId? guest, CancellationToken cancellationToken)
    {
        var found = await db.Set<Cart>().AsNoTracking().SingleOrDefaultAsync(cart => cart.CustomerId == customer, cancellationToken);
        if (found is { } own)
        {
            if (guest is { } other && other != own.Id) await MoveAsync(other, own.Id, cancellationToken);
            return own.Id;
        }

        if (guest is { } nobodys && await db.Set<Cart>().Where(cart => cart.Id == nobodys && cart.CustomerId == null)
            .ExecuteUpdateAsync(set => set.SetProperty(cart => cart.CustomerId, customer), cancellationToken) == 1) return nobodys;
        var made = Cart.Of(customer, clock.GetUtcNow());
        db.Add(made);
        return made.Id;
    }

    // The guest's cart is locked from the first statement on: what lies in it is moved once.
    private async Task MoveAsync(CartId guest, CartId own, CancellationToken cancellationToken)
    {
        if (!await LockAsync(db.Set<Cart>().Where(cart => cart.Id == guest && cart.CustomerId == null), cancellationToken)) return;
        await LockAsync(db.Set<Cart>().Where(cart => cart.Id == own), cancellationToken);
        var held = await db.Set<CartLine>().Where(line => line.CartId == own).Select(line => line.Sku).ToHashSetAsync(cancellationToken);
        var lines = await db.Set<CartLine>().AsNoTracking().Where(line => line.CartId == guest)
            .OrderBy(line => line.AddedAt).ThenBy(line => line.Sku).ToListAsync(cancellationToken);
        foreach (var line in lines)
        {
            if (held.Count >= CartLine.MaxLines && !held.Contains(line.Sku)) continue;
            held.Add(line.Sku);
            await db.AddAsync<CartLine>(nameof(CartLine.Quantity), line.Quantity, CartLine.MaxQuantity, [own.Value, line.Sku],
                [(nameof(CartLine.AddedAt), line.AddedAt)], cancellationToken);
        }

        var coupon = await db.Set<Cart>().Where(cart => cart.Id == guest).Select(cart => cart.CouponCode).SingleAsync(cancellationToken);
        if (coupon is not null) await db.Set<Cart>().Where(cart => cart.Id == own && cart.CouponCode == null)
            .ExecuteUpdateAsync(set => set.SetProperty(cart => cart.CouponCode, coupon), cancellationToken);
        await db.Set<Cart>().Where(cart => cart.Id == guest).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task<bool> LockAsync(IQueryable<Cart> cart, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await cart.ExecuteUpdateAsync(set => set.SetProperty(locked => locked.ChangedAt, now), cancellationToken) == 1;
    }
}
