using Microsoft.EntityFrameworkCore;
using Shop.Domain.Carts;
using Shop.Domain.Catalogue;
using Shop.Domain.Checkout;
using Shop.Domain.Inventory;
using Shop.Domain.Orders;
using Shop.Domain.Shared;
using Shop.TestKit;

namespace Shop.Domain.Tests.Checkout;

/// <summary>The merchant starts and stops counting while shoppers buy: nothing is sold twice, and nobody is turned away in error.</summary>
public sealed class CountedOrNotTests
{
    private const string Place = FulfilmentDesk.Place;

    [Fact]
    public async Task While_counting_is_switched_on_and_off_no_more_places_are_taken_than_there_are()
    {
        using var desk = new FulfilmentDesk(places: 4);
        await SwitchWhileBuyingAsync(desk);
    }

    [PostgresFact]
    public async Task While_counting_is_switched_on_and_off_no_more_places_are_taken_than_there_are_on_postgres()
    {
        using var desk = new FulfilmentDesk(await PostgresDatabase.CreateAsync(), places: 4);
        await SwitchWhileBuyingAsync(desk);
    }

    [Fact]
    public async Task Whoever_buys_after_counting_began_finds_the_places_counted()
    {
        using var desk = new FulfilmentDesk(places: 2);
        await CountWhileBuyingAsync(desk);
    }

    [PostgresFact]
    public async Task Whoever_buys_after_counting_began_finds_the_places_counted_on_postgres()
    {
        using var desk = new FulfilmentDesk(await PostgresDatabase.CreateAsync(), places: 2);
        await CountWhileBuyingAsync(desk);
    }

    [PostgresFact]
    public async Task What_needs_no_parcel_is_shown_as_available_and_sold_on_postgres_as_on_sqlite()
    {
        using var desk = new FulfilmentDesk(await PostgresDatabase.CreateAsync());
        Assert.Equal(StockLevels.Uncounted, await AvailableAsync(desk, FulfilmentDesk.Book));
        var id = await desk.BuyAsync(1290 + 1000 + 2000 + 490, "standard", (TestShop.Tea, 1), (FulfilmentDesk.Book, 1), (Place, 1));
        Assert.True(await desk.ShipAsync(id, 1));
        Assert.True(await desk.CompleteAsync(id));
        await desk.SettleAsync(await desk.RefundAsync(id, new RefundLine(Place, 1, Restock: 1)));
        Assert.Equal((3, 0), await desk.FiguresAsync(Place));
        await Assert.ThrowsAnyAsync<Exception>(() =>
            desk.Shop.ReadAsync(db => db.Set<Variant>().Where(variant => variant.Sku == TestShop.Tea)
            .ExecuteUpdateAsync(set => set.SetProperty(variant => variant.IsStockCounted, false))));
    }

    [Fact]
    public async Task What_nobody_counts_is_never_short_and_is_short_again_when_it_is_counted()
    {
        using var desk = new FulfilmentDesk(places: 0);
        Assert.Equal(0, await AvailableAsync(desk, Place));
        Assert.IsType<AddToCartResult.NotEnough>(
            await desk.Shop.RunAsync((AddToCart add) => add.ExecuteAsync(CartId.New(), Place, 1, default)));
        await desk.CountAsync(Place, isCounted: false, FulfilmentKind.Access);
        Assert.Equal(StockLevels.Uncounted, await AvailableAsync(desk, Place));
        await desk.BuyAsync(2000, "", (Place, 1));
        await desk.CountAsync(Place, isCounted: true, FulfilmentKind.Access);
        Assert.Equal(0, await AvailableAsync(desk, Place));
    }

    [Fact]
    public async Task Who_waits_for_a_place_is_told_when_places_are_no_longer_counted_and_nobody_waits_for_what_is_not()
    {
        using var desk = new FulfilmentDesk(places: 0);
        await AskAsync(desk, FulfilmentDesk.Book);
        await AskAsync(desk, Place);
        Assert.Equal([Place], await desk.Shop.ReadAsync(db => db.Set<BackInStockAlert>().Select(notice => notice.Sku).ToListAsync()));
        await OpenAsync(desk);
        Assert.Empty(await ToldAsync(desk));
        await desk.CountAsync(Place, isCounted: false, FulfilmentKind.Access);
        await OpenAsync(desk);
        Assert.Single(await ToldAsync(desk));
        Assert.Single(await desk.Shop.RunAsync((WaitingAlerts waiting) => waiting.ClaimAsync(Place, default)));
    }

    private static async Task SwitchWhileBuyingAsync(FulfilmentDesk desk)
    {
        var carts = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => desk.Shop.CartWithAsync((Place, 1))));
        using var stop = new CancellationTokenSource();
        var merchant = Task.Run(async () =>
        {
            for (var isCounted = false; !stop.IsCancellationRequested; isCounted = !isCounted)
                await desk.CountAsync(Place, isCounted, FulfilmentKind.Access);
        });
        var results = await Task.WhenAll(carts.Select(cart => Task.Run(() => desk.Shop.PlaceAsync(FulfilmentDesk.Request(cart, 2000)))));
        await stop.CancelAsync();
        await merchant;
        Assert.All(results, result => Assert.True(result is PlaceOrderResult.Placed or PlaceOrderResult.OutOfStock, result.ToString()));
        await CheckAsync(desk, results.OfType<PlaceOrderResult.Placed>().Count());
    }

    // Whoever sees that the count began, and orders then, takes one of the two.
    private static async Task CountWhileBuyingAsync(FulfilmentDesk desk)
    {
        await desk.CountAsync(Place, isCounted: false, FulfilmentKind.Access);
        var carts = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => desk.Shop.CartWithAsync((Place, 1))));
        var before = carts[..8].Select(cart => Task.Run(() => desk.Shop.PlaceAsync(FulfilmentDesk.Request(cart, 2000)))).ToList();
        await desk.CountAsync(Place, isCounted: true, FulfilmentKind.Access);
        var after = await Task.WhenAll(carts[8..].Select(cart => Task.Run(() => desk.Shop.PlaceAsync(FulfilmentDesk.Request(cart, 2000)))));
        var all = (await Task.WhenAll(before)).Concat(after).ToList();
        await CheckAsync(desk, all.OfType<PlaceOrderResult.Placed>().Count());
        Assert.InRange(after.OfType<PlaceOrderResult.Placed>().Count(), 0, 2);
        Assert.Equal((2, 2), await desk.FiguresAsync(Place));
    }

    // Each placed order says whether it took a place, and has exactly what it says.
    private static async Task CheckAsync(FulfilmentDesk desk, int placed)
    {
        var lines = await desk.Shop.ReadAsync(db => db.Set<LineItem>().AsNoTracking().ToListAsync());
        var held = await desk.Shop.ReadAsync(db => db.Set<Allocation>().AsNoTracking().Select(allocation => allocation.OrderId)
            .ToListAsync());
        Assert.Equal(placed, lines.Count);
        Assert.Equal(lines.Where(line => line.IsStocked).Select(line => line.OrderId).ToHashSet(), held.ToHashSet());
        var (onHand, allocated) = await desk.FiguresAsync(Place);
        Assert.Equal(held.Count, allocated);
        Assert.InRange(allocated, 0, onHand);
    }

    private static async Task<int> AvailableAsync(FulfilmentDesk desk, string sku) =>
        (await desk.Shop.RunAsync((StockLevels levels) => levels.AvailableAsync([sku], default)))[sku];

    private static Task AskAsync(FulfilmentDesk desk, string sku) => desk.Shop.RunAsync(async (SubscribeToAlert ask) =>
    {
        await ask.ExecuteAsync(sku, "ana@example.com", "en", default);
        return true;
    });

    private static Task OpenAsync(FulfilmentDesk desk) => desk.Shop.RunAsync(async (OpenStock open) =>
    {
        await open.ExecuteAsync([Place], default);
        return true;
    });

    private static Task<List<Guid>> ToldAsync(FulfilmentDesk desk) =>
        desk.Shop.ReadAsync(db => db.Set<Shop.Domain.Persistence.OutboxMessage>().Where(row => row.Type == nameof(BackInStock))
            .Select(row => row.Id).ToListAsync());
}
