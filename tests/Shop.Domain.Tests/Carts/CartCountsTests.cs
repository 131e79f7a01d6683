using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Shop.Domain.Carts;
using Shop.Domain.Carts.Sql;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Xunit;

namespace Shop.Domain.Tests.Carts;

public sealed class CartCountsTests : IDisposable
{
    private readonly SqliteDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task The_prepared_statement_counts_what_lies_in_the_cart_now_for_many_at_once()
    {
        await using var db = _database.NewContext();
        using var counts = new CartCounts(db, () => new SqliteConnection(db.Database.GetConnectionString()));
        var (full, empty) = (CartId.New(), CartId.New());
        Assert.Equal(0, await counts.ReadAsync(full, default));
        await PutAsync(db, full, "A", 2);
        await PutAsync(db, full, "B", 3);
        Assert.Equal(5, await counts.ReadAsync(full, default));
        Assert.Equal(0, await counts.ReadAsync(empty, default));
        await PutAsync(db, full, "A", 1);
        var read = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(async () => await counts.ReadAsync(full, default))));
        Assert.All(read, pieces => Assert.Equal(6, pieces));
    }

    [Fact]
    public async Task A_statement_that_failed_is_not_used_again()
    {
        await using var db = _database.NewContext();
        var made = 0;
        using var counts =
            new CartCounts(db,
            () => new SqliteConnection(++made == 1 ? "Data Source=/no/such/folder/shop.db" : db.Database.GetConnectionString()));
        await Assert.ThrowsAsync<SqliteException>(async () => await counts.ReadAsync(CartId.New(), default));
        Assert.Equal(0, await counts.ReadAsync(CartId.New(), default));
        Assert.Equal(0, await counts.ReadAsync(CartId.New(), default));
        Assert.Equal(2, made);
    }

    private static async Task PutAsync(ShopDbContext db, CartId cart, string sku, int quantity)
    {
        await db.SetAsync<Cart>(nameof(Cart.ChangedAt), 1, [cart.Value], default);
        await db.AddAsync<CartLine>(nameof(CartLine.Quantity), quantity, CartLine.MaxQuantity, [cart.Value, sku],
            [(nameof(CartLine.AddedAt), 1L)], default);
    }
}
