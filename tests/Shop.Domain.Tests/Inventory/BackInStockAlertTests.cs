using Microsoft.EntityFrameworkCore;
using Shop.Domain.Inventory;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Domain.Tests.Checkout;
using Xunit;

namespace Shop.Domain.Tests.Inventory;

public sealed class BackInStockAlertTests : IDisposable
{
    private readonly TestShop _shop = new(teaStock: 1);

    [Fact]
    public async Task Asking_twice_for_the_same_thing_is_asking_once_whatever_the_case()
    {
        await SellOutAsync();
        await AskAsync("Ana@Example.com");
        await AskAsync(" ana@example.com");
        Assert.Single(await NoticesAsync());
        await AskAsync("ben@example.com");
        Assert.Equal(2, (await NoticesAsync()).Count);
    }

    [Fact]
    public async Task A_sku_that_the_shop_does_not_stock_is_passed_over_in_silence()
    {
        await AskAsync("ana@example.com", "NONE");
        Assert.Empty(await NoticesAsync());
    }

    [Fact]
    public async Task Goods_that_come_in_are_told_of_only_when_somebody_waits()
    {
        await SellOutAsync();
        await ReceiveAsync(5);
        Assert.Empty(await EventsAsync());
        await ReceiveAsync(-5);
        await AskAsync("ana@example.com");
        await ReceiveAsync(5);
        Assert.Single(await EventsAsync());
    }

    [Fact]
    public async Task An_order_that_is_released_frees_goods_and_tells_of_them()
    {
        var order = await SellOutAsync();
        await AskAsync("ana@example.com");
        await using (var db = _shop.NewContext())
        {
            var tell = new PublishBackInStock(db, _shop.Clock);
            await db.WriteAsync(async () =>
            {
                await new ReleaseStock(db, tell, _shop.Clock).ExecuteAsync(order, default);
                return true;
            });
        }

        Assert.Single(await EventsAsync());
    }

    [Fact]
    public async Task Nobody_is_noted_or_written_to_for_what_can_be_bought()
    {
        await AskAsync("ana@example.com");
        Assert.Empty(await NoticesAsync());
        Assert.Empty(await EventsAsync());
    }

    [Fact]
    public async Task Notices_are_handed_out_once_until_they_are_given_back_or_their_sender_is_dead()
    {
        await SellOutAsync();
        await AskAsync("ana@example.com");
        await ReceiveAsync(1);
        var claimed = await ClaimAsync();
        Assert.Single(claimed);
        Assert.Empty(await ClaimAsync());
        await _shop.RunAsync(async (WaitingAlerts waiting) =>
        {
            await waiting.GiveBackAsync(claimed, default);
            return true;
        });
        Assert.Single(await ClaimAsync());
        await TestLeases.AbandonAsync<BackInStockAlert>(_shop.NewContext);
        Assert.Single(await ClaimAsync());
    }

    [Fact]
    public async Task Nobody_is_written_to_while_it_is_sold_out_and_nothing_is_kept_of_whom_was_written_to()
    {
        await SellOutAsync();
        await AskAsync("ana@example.com");
        Assert.Empty(await ClaimAsync());
        await ReceiveAsync(1);
        foreach (var notice in await ClaimAsync())
        {
            await _shop.RunAsync(async (WaitingAlerts waiting) =>
            {
                await waiting.ForgetAsync(notice, default);
                return true;
            });
        }

        Assert.Empty(await NoticesAsync());
    }

    public void Dispose() => _shop.Dispose();

    private async Task<OrderId> SellOutAsync()
    {
        var order = OrderId.New(_shop.Clock.GetUtcNow());
        await using var db = _shop.NewContext();
        await db.WriteAsync(() => new AllocateStock(db, _shop.Clock).ExecuteAsync(order, [new StockRequest(TestShop.Tea, 1)], default));
        return order;
    }

    private Task<bool> ReceiveAsync(int units) =>
        _shop.RunAsync((ChangeStock change) => change.ExecuteAsync(TestShop.Tea, units, "received", default));

    private Task<bool> AskAsync(string email, string sku = TestShop.Tea) => _shop.RunAsync(async (SubscribeToAlert ask) =>
    {
        await ask.ExecuteAsync(sku, email, "en", default);
        return true;
    });

    private Task<IReadOnlyList<BackInStockAlert>> ClaimAsync() =>
        _shop.RunAsync((WaitingAlerts waiting) => waiting.ClaimAsync(TestShop.Tea, default));

    private Task<List<BackInStockAlert>> NoticesAsync() => _shop.ReadAsync(db => db.Set<BackInStockAlert>().AsNoTracking().ToListAsync());

    private Task<List<OutboxMessage>> EventsAsync() =>
        _shop.ReadAsync(db => db.Set<OutboxMessage>().AsNoTracking().Where(message => message.Type == nameof(BackInStock)).ToListAsync());
}
