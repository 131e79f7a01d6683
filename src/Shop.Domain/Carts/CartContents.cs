using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Carts;

/// <summary>What a cart holds, in the order in which it was put in.</summary>
public sealed record CartContents(CartId Id, string? CouponCode, IReadOnlyList<CartItem> Items)
{
    public static CartContents Empty { get; } = new(default, null, []);
}

public sealed record CartItem(string Sku, int Quantity);

/// <summary>Reads carts. Looking never writes: a visitor without a cart leaves no row behind.</summary>
public sealed class ReadCart(ShopDbContext db)
{
    public async Task<CartContents> ExecuteAsync(CartId? cartId, CancellationToken cancellationToken)
    {
        if (cartId is not { } id) return CartContents.Empty;
        var items = await db.Set<CartLine>().Where(line => line.CartId == id).OrderBy(line => line.AddedAt).ThenBy(line => line.Sku)
            .Select(line => new CartItem(line.Sku, line.Quantity)).ToListAsync(cancellationToken);
        var code = await db.Set<Cart>().Where(cart => cart.Id == id).Select(cart => cart.CouponCode).SingleOrDefaultAsync(cancellationToken);
        return new CartContents(id, code, items);
    }

    /// <summary>How many pieces lie in the cart, for the page's head.</summary>
    public async Task<int> CountAsync(CartId? cartId, CancellationToken cancellationToken) =>
        cartId is { } id ? await db.Set<CartLine>().Where(line => line.CartId == id).SumAsync(line => line.Quantity, cancellationToken) : 0;
}
