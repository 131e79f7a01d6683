using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Persistence.Speed;
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
    private static readonly Func<ShopDbContext, CartId, IAsyncEnumerable<CartItem>> Items =
        CompiledQuery.PerModel(() => EF.CompileAsyncQuery(
        (ShopDbContext db, CartId id) =>
            db.Set<CartLine>().Where(line => line.CartId == id).OrderBy(line => line.AddedAt).ThenBy(line => line.Sku)
            .Select(line => new CartItem(line.Sku, line.Quantity))));

    private static readonly Func<ShopDbContext, CartId, CancellationToken, Task<string?>> Code =
        CompiledQuery.PerModel(() => EF.CompileAsyncQuery(
        (ShopDbContext db, CartId id, CancellationToken _) =>
            db.Set<Cart>().Where(cart => cart.Id == id).Select(cart => cart.CouponCode).SingleOrDefault()));

    public async Task<CartContents> ExecuteAsync(CartId? cartId, CancellationToken cancellationToken)
    {
        if (cartId is not { } id) return CartContents.Empty;
        var items = await Items(db, id).ToListAsync(cancellationToken);
        return new CartContents(id, await Code(db, id, cancellationToken), items);
    }

    /// <summary>The cart of an account; an empty one when it has none.</summary>
    public async Task<CartContents> OfCustomerAsync(CustomerId customer, CancellationToken cancellationToken)
    {
        var own = await db.Set<Cart>().Where(cart => cart.CustomerId == customer).Select(cart => (CartId?)cart.Id)
            .SingleOrDefaultAsync(cancellationToken);
        return await ExecuteAsync(own, cancellationToken);
    }

    /// <summary>How many pieces lie in the cart, for the page's head.</summary>
    public async Task<int> CountAsync(CartId? cartId, CancellationToken cancellationToken) =>
        cartId is { } id ? await db.Set<CartLine>().Where(line => line.CartId == id).SumAsync(line => line.Quantity, cancellationToken) : 0;

    /// <summary>
    /// Whether something was put into the cart by then and still lies in it: a cart made up for the moment has nothing so old.
    /// </summary>
    public async Task<bool> ExistedAtAsync(CartId? cartId, DateTimeOffset then, CancellationToken cancellationToken)
    {
        var limit = then.ToUnixTimeMilliseconds();
        return cartId is { } id && await db.Set<CartLine>().AnyAsync(line => line.CartId == id && line.AddedAt <= limit, cancellationToken);
    }
}
