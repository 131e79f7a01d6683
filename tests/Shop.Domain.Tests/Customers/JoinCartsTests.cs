using Microsoft.EntityFrameworkCore;
using Shop.Domain.Carts;
using Shop.Domain.Shared;
using Shop.TestKit;

namespace Shop.Domain.Tests.Customers;

public sealed class JoinCartsTests
{
    [Fact]
    public Task Of_many_sign_ins_at_once_one_moves_the_guests_cart() => OneMovesAsync(new SqliteDatabase());

    [PostgresFact]
    public async Task Of_many_sign_ins_at_once_one_moves_the_guests_cart_on_postgres() =>
        await OneMovesAsync(await PostgresDatabase.CreateAsync());

    [Fact]
    public Task Many_first_sign_ins_with_different_carts_end_in_one_cart_with_all_of_them() => OneIsMadeAsync(new SqliteDatabase());

    [PostgresFact]
    public async Task Many_first_sign_ins_with_different_carts_end_in_one_cart_with_all_of_them_on_postgres() =>
        await OneIsMadeAsync(await PostgresDatabase.CreateAsync());

    [Fact]
    public async Task A_first_sign_in_takes_the_guests_cart_and_another_device_finds_it()
    {
        using var desk = new CustomerDesk(new SqliteDatabase());
        var anna = await desk.JoinAsync("anna@example.com");
        var guest = await desk.CartAsync(("TEA", 2));
        Assert.Equal(guest, await desk.EnterAsync(anna, guest));
        Assert.Equal(guest, await desk.EnterAsync(anna, null));
        Assert.Equal(guest, await desk.EnterAsync(anna, CartId.New()));
        Assert.Equal([new CartItem("TEA", 2)], await desk.HeldAsync(guest));
    }

    [Fact]
    public async Task A_cart_that_belongs_to_somebody_else_is_left_alone()
    {
        using var desk = new CustomerDesk(new SqliteDatabase());
        var annas = await desk.EnterAsync(await desk.JoinAsync("anna@example.com"), await desk.CartAsync(("TEA", 2)));
        var bens = await desk.EnterAsync(await desk.JoinAsync("ben@example.com"), annas);
        Assert.NotEqual(annas, bens);
        Assert.Empty(await desk.HeldAsync(bens));
        Assert.Equal([new CartItem("TEA", 2)], await desk.HeldAsync(annas));
    }

    [Fact]
    public async Task A_cart_takes_no_more_than_a_cart_may_hold()
    {
        using var desk = new CustomerDesk(new SqliteDatabase());
        var anna = await desk.JoinAsync("anna@example.com");
        var own = await desk.EnterAsync(anna, await desk.CartAsync(
            [("TEA", 60), .. Enumerable.Range(0, CartLine.MaxLines - 2).Select(number => ($"POT-{number:00}", 1))]));
        await desk.EnterAsync(anna, await desk.CartAsync(("CUP", 1), ("LID", 1), ("TEA", 60)));
        var held = await desk.HeldAsync(own);
        Assert.Equal(CartLine.MaxLines, held.Count);
        Assert.Equal(CartLine.MaxQuantity, held.Single(item => item.Sku == "TEA").Quantity);
        Assert.Single(held, item => item.Sku is "CUP" or "LID");
    }

    private static async Task OneMovesAsync(ITestDatabase database)
    {
        using var desk = new CustomerDesk(database);
        var anna = await desk.JoinAsync("anna@example.com");
        var own = await desk.EnterAsync(anna, await desk.CartAsync(("TEA", 3)));
        var guest = await desk.CartAsync(("TEA", 2), ("POT", 1));
        var carts = await CustomerDesk.AtOnceAsync(20, _ => desk.EnterAsync(anna, guest));
        Assert.All(carts, cart => Assert.Equal(own, cart));
        Assert.Equal([("POT", 1), ("TEA", 5)],
            (await desk.HeldAsync(own)).Select(item => (item.Sku, item.Quantity)).OrderBy(item => item.Sku, StringComparer.Ordinal));
        Assert.Empty(await desk.HeldAsync(guest));
    }

    private static async Task OneIsMadeAsync(ITestDatabase database)
    {
        using var desk = new CustomerDesk(database);
        var anna = await desk.JoinAsync("anna@example.com");
        var guests = new List<CartId>();
        for (var number = 0; number < 8; number++) guests.Add(await desk.CartAsync(("TEA", 1)));
        await CustomerDesk.AtOnceAsync(8, number => desk.EnterAsync(anna, guests[number]));
        var own = await desk.EnterAsync(anna, null);
        Assert.Equal([new CartItem("TEA", 8)], await desk.HeldAsync(own));
        Assert.Equal(1, await desk.WithAsync(db => db.Set<Cart>().CountAsync()));
    }
}
