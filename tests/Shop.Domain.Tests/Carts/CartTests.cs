using Microsoft.EntityFrameworkCore;
using Shop.Domain.Carts;
using Shop.Domain.Shared;
using Shop.Domain.Tests.Checkout;

namespace Shop.Domain.Tests.Carts;

public sealed class CartTests : IDisposable
{
    private readonly TestShop _shop = new();

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
        Assert.Equal(AddToCartResult.AtMost, await AddAsync(cart, TestShop.Tea, 60));
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
        await _shop.RunAsync(async (ChangeCart change) =>
        {
            await change.SetQuantityAsync(cart, TestShop.Tea, 0, default);
            return true;
        });
        Assert.Empty((await ReadAsync(cart)).Items);
        await ReadAsync(CartId.New());
        Assert.Equal(1, await _shop.ReadAsync(db => db.Set<Cart>().CountAsync()));
    }

    [Theory]
    [InlineData("NO-SUCH-SKU")]
    [InlineData("")]
    public async Task An_unknown_sku_is_not_put_in(string sku) =>
        Assert.Equal(AddToCartResult.NotForSale, await AddAsync(CartId.New(), sku, 1));

    private Task<AddToCartResult> AddAsync(CartId cart, string sku, int quantity) =>
        _shop.RunAsync((AddToCart add) => add.ExecuteAsync(cart, sku, quantity, default));

    private Task<CartContents> ReadAsync(CartId cart) => _shop.RunAsync((ReadCart read) => read.ExecuteAsync(cart, default));
}
