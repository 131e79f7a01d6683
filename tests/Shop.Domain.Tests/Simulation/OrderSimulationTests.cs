using System.Collections.Concurrent;
using System.Globalization;
using CsCheck;
using Xunit.Abstractions;

namespace Shop.Domain.Tests.Simulation;

/// <summary>Random lives of orders. SHOP_LIVES says how many orders to live; without it, a few thousand.</summary>
public sealed class OrderSimulationTests(ITestOutputHelper output)
{
    private const string OrdersByDefault = "1500";

    // Weighted so that most worlds get somewhere: without buying, paying and looking there is nothing to refund or to dispute.
    private static readonly Gen<SimulationStep> Step = Gen.Frequency(
        (6, Gen.Const(SimulationStep.Place)), (6, Gen.Const(SimulationStep.Pay)), (5, Gen.Const(SimulationStep.Look)),
            (3, Gen.Const(SimulationStep.RunOutbox)),
        (3, Gen.Const(SimulationStep.Refund)), (2, Gen.Const(SimulationStep.BankSendsBack)),
            (2, Gen.Const(SimulationStep.SyncRefundsAndDisputes)), (16, Gen.Enum<SimulationStep>()));

    private static readonly Gen<LifeEvent> Event =
        Gen.Select(Step, Gen.Int[0, 3], Gen.Int[0, 11], (step, who, choice) => new LifeEvent(step, who, choice));

    private readonly ConcurrentBag<Func<OrderSimulation>> _shops = [];
    private readonly ConcurrentDictionary<string, int> _ends = new();
    private int _orders;

    [Fact]
    public async Task Whatever_happens_in_whatever_order_the_books_say_in_the_end_what_stripe_says()
    {
        var wanted = int.Parse(Environment.GetEnvironmentVariable("SHOP_LIVES") ?? OrdersByDefault, CultureInfo.InvariantCulture);
        while (_orders < wanted) await Event.Array[5, 60].SampleAsync(LiveAsync, iter: 200);
        output.WriteLine(
            $"{_orders} orders: {string.Join(", ", _ends.OrderByDescending(end => end.Value).Select(end => $"{end.Key} {end.Value}"))}");
        // The events reach every corner, or the test would prove little.
        Assert.Superset(
            new HashSet<string> { "paid", "cancelled", "shipped", "completed", "refunded", "refunded-in-part", "held", "debt to a buyer" },
            _ends.Keys.ToHashSet());
    }

    private async Task LiveAsync(LifeEvent[] events)
    {
        var begin = _shops.TryTake(out var free) ? free : await OrderSimulation.ShopAsync();
        var end = await begin().LiveAsync(events);
        Interlocked.Add(ref _orders, end.Orders);
        foreach (var each in end.Ends) _ends.AddOrUpdate(each, 1, (_, count) => count + 1);
        _shops.Add(begin);
    }
}
