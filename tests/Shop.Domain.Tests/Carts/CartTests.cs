using Microsoft.EntityFrameworkCore;
using Shop.Domain.Carts;
using Shop.Domain.Shared;
using Shop.Domain.Tests.Checkout;

namespace Shop.Domain.Tests.Carts;

public sealed class CartTests : IDisposable
{
    private readonly TestShop _shop = new(teaStock: 200);

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task Fifty_parallel_adds_in_one_session_lose_nothing()
    {
        var cart = CartId.New();
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => AddAsync(cart, TestShop.Tea, 1))));
        Assert.Equal(50, (await ReadAsync(cart)).Items.Single().Quantity);
    }

    [Fact]
    public async Task Adding_beyond_what_a_cart_takes_stops_at_the_most_and_says_so()
    {
        var cart = CartId.New();
        await AddAsync(cart, TestShop.Tea, 60);
        Assert.IsType<AddToCartResult.AtMost>(await AddAsync(cart, TestShop.Tea, 60));
        Assert.Equal(CartLine.MaxQuantity, (await ReadAsync(cart)).Items.Single().Quantity);
    }

    [Fact]
    public async Task Lines_stay_in_the_order_in_which_they_were_put_in()
    {
        var cart = CartId.New();
        await AddAsync(cart, TestShop.Tea, 1);
        _shop.Clock.Advance(TimeSpan.FromSeconds(1));
        await AddAsync(cart, TestShop.Pot, 1);
        _shop.Clock.Advance(TimeSpan.FromSeconds(1));
        await AddAsync(cart, TestShop.Tea, 1);
        Assert.Equal([TestShop.Tea, TestShop.Pot], (await ReadAsync(cart)).Items.Select(item => item.Sku));
    }

    [Fact]
    public async Task Setting_a_quantity_of_0_removes_the_line_and_looking_writes_nothing()
    {
        var cart = await _shop.CartWithAsync((TestShop.Tea, 1));
        Assert.Null(await SetAsync(cart, TestShop.Tea, 0));
        Assert.Empty((await ReadAsync(cart)).Items);
        await ReadAsync(CartId.New());
        Assert.Equal(1, await _shop.ReadAsync(db => db.Set<Cart>().CountAsync()));
    }

    [Theory]
    [InlineData("NO-SUCH-SKU")]
    [InlineData("")]
    public async Task An_unknown_sku_is_not_put_in(string sku) =>
        Assert.IsType<AddToCartResult.NotForSale>(await AddAsync(CartId.New(), sku, 1));

    [Fact]
    public async Task More_than_what_is_left_is_not_added_and_what_is_left_is_told()
    {
        var cart = CartId.New();
        Assert.Equal(new AddToCartResult.NotEnough(10, 0), await AddAsync(cart, TestShop.Pot, 11));
        Assert.Empty((await ReadAsync(cart)).Items);
        // A cart that holds nothing leaves no row behind either.
        Assert.Equal(0, await _shop.ReadAsync(db => db.Set<Cart>().CountAsync()));
        Assert.IsType<AddToCartResult.Added>(await AddAsync(cart, TestShop.Pot, 8));
        Assert.Equal(new AddToCartResult.NotEnough(10, 8), await AddAsync(cart, TestShop.Pot, 3));
        Assert.Equal(8, Assert.Single((await ReadAsync(cart)).Items).Quantity);
        Assert.IsType<AddToCartResult.Added>(await AddAsync(cart, TestShop.Pot, 2));
        Assert.Equal(new AddToCartResult.NotEnough(10, 10), await AddAsync(cart, TestShop.Pot, 1));
    }

    [Fact]
    public async Task What_others_ordered_meanwhile_is_not_left()
    {
        var others = await _shop.CartWithAsync((TestShop.Pot, 10));
        await _shop.PlacedAsync(TestShop.Request(others, 64_000));
        Assert.Equal(new AddToCartResult.NotEnough(0, 0), await AddAsync(CartId.New(), TestShop.Pot, 1));
    }

    [Fact]
    public async Task Parallel_adds_and_changes_of_one_cart_never_come_to_more_than_what_is_left()
    {
        var cart = CartId.New();
        var added = await Task.WhenAll(Enumerable.Range(0, 30).Select(number => Task.Run(async () =>
        {
            if (number % 5 != 0) return await AddAsync(cart, TestShop.Pot, 1);
            await SetAsync(cart, TestShop.Pot, 9);
            return null;
        })));
        Assert.Contains(added, result => result is AddToCartResult.NotEnough);
        Assert.InRange(Assert.Single((await ReadAsync(cart)).Items).Quantity, 1, 10);
    }

    [Fact]
    public async Task A_line_is_not_set_to_more_than_what_is_left()
    {
        var cart = await _shop.CartWithAsync((TestShop.Pot, 3));
        Assert.Equal(10, await SetAsync(cart, TestShop.Pot, 50));
        Assert.Equal(3, Assert.Single((await ReadAsync(cart)).Items).Quantity);
        Assert.Null(await SetAsync(cart, TestShop.Pot, 10));
        Assert.Equal(10, Assert.Single((await ReadAsync(cart)).Items).Quantity);
        Assert.Null(await SetAsync(cart, TestShop.Tea, 50));
        Assert.Single((await ReadAsync(cart)).Items);
    }

    [Fact]
    public async Task A_line_whose_goods_were_sold_since_can_only_be_lowered_to_what_is_left_or_removed()
    {
        var cart = await _shop.CartWithAsync((TestShop.Pot, 5));
        var others = await _shop.CartWithAsync((TestShop.Pot, 8));
        await _shop.PlacedAsync(TestShop.Request(others, 51_200));
        Assert.Equal(2, await SetAsync(cart, TestShop.Pot, 4));
        Assert.Null(await SetAsync(cart, TestShop.Pot, 2));
        Assert.Null(await SetAsync(cart, TestShop.Pot, 0));
        Assert.Empty((await ReadAsync(cart)).Items);
    }

    private Task<int?> SetAsync(CartId cart, string sku, int quantity) =>
        _shop.RunAsync((ChangeCart change) => change.SetQuantityAsync(cart, sku, quantity, default));

    private Task<AddToCartResult> AddAsync(CartId cart, string sku, int quantity) =>
        _shop.RunAsync((AddToCart add) => add.ExecuteAsync(cart, sku, quantity, default));

    private Task<CartContents> ReadAsync(CartId cart) => _shop.RunAsync((ReadCart read) => read.ExecuteAsync(cart, default));
}
