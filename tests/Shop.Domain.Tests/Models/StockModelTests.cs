using System.Collections.Concurrent;
using CsCheck;
using Shop.Domain.Tests.Checkout;

namespace Shop.Domain.Tests.Models;

public sealed class StockModelTests
{
    private const int Simulation = 120;

    private static readonly Gen<StockEvent> Event =
        Gen.Select(Gen.Enum<StockStep>(), Gen.Int[0, 3], Gen.Int[0, 11], (step, order, choice) => new StockEvent(step, order, choice));

    private readonly ConcurrentBag<TestShop> _shops = [];

    [Fact]
    public async Task Whatever_happens_to_stock_in_whatever_order_it_is_what_a_plain_model_says_and_what_its_ledger_sums_to() =>
        await Event.Array[1, 40].SampleAsync(LiveAsync, iter: Simulation);

    private async Task LiveAsync(StockEvent[] events)
    {
        var shop = _shops.TryTake(out var free) ? free : new TestShop(StockWorld.Teas, StockWorld.Pots, inMemory: true);
        shop.Rewind();
        var world = new StockWorld(shop);
        foreach (var each in events) Assert.Null(await world.DoAsync(each));
        _shops.Add(shop);
    }
}
