using Microsoft.EntityFrameworkCore;
using Shop.Domain.Inventory;
using Shop.Domain.Shared;
using Shop.Domain.Tests.Checkout;

namespace Shop.Domain.Tests.Models;

/// <summary>The real stock of four orders in a database in memory, and the model beside it.</summary>
internal sealed class StockWorld(TestShop shop)
{
    public const int Teas = 4;
    public const int Pots = 2;
    private static readonly string[] Skus = [TestShop.Tea, TestShop.Pot];
    private readonly OrderId[] _orders = [.. Enumerable.Range(0, 4).Select(_ => OrderId.New(DateTimeOffset.UnixEpoch))];
    private readonly StockModel _model = new(Teas, Pots);

    /// <summary>Does it in both, and says what differs afterwards; null when nothing does.</summary>
    public async Task<string?> DoAsync(StockEvent happens)
    {
        var (order, sku) = (_orders[happens.Order], Skus[happens.Choice % 2]);
        var agrees = happens.Step switch
        {
            StockStep.Receive => await ChangeAsync(sku, 1 + happens.Choice % 3, "received") == _model.Change(sku, 1 + happens.Choice % 3),
            StockStep.Adjust => await ChangeAsync(sku, -1 - happens.Choice % 4, "adjusted") == _model.Change(sku, -1 - happens.Choice % 4),
            StockStep.Allocate =>
                _model.HasTaken(order) || _model.IsOver(order)
                    || await AllocateAsync(order, WantedBy(happens.Order)) == _model.Allocate(order, WantedBy(happens.Order)),
            StockStep.Return => await ReturnAsync(order, sku, 1 + happens.Choice % 2) == _model.Return(order, sku, 1 + happens.Choice % 2),
            StockStep.Release => await ReleaseAsync(order),
            _ => await ConsumeAsync(order),
        };
        return agrees ? await DifferenceAsync() : $"{happens}: one said yes, the other no";
    }

    private static StockRequest[] WantedBy(int order) => order % 2 == 0
        ? [new StockRequest(TestShop.Tea, 1 + order / 2)]
        : [new StockRequest(TestShop.Tea, 1), new StockRequest(TestShop.Pot, 1 + order / 3)];

    private Task<bool> ChangeAsync(string sku, int by, string reason) =>
        shop.RunAsync((ChangeStock change) => change.ExecuteAsync(sku, by, reason, default));

    private Task<bool> AllocateAsync(OrderId order, StockRequest[] wanted) => shop.WriteAsync(
        async (AllocateStock allocate) => (await allocate.ExecuteAsync(order, wanted, default)).Missing.Count == 0, isWhole => isWhole);

    private Task<bool> ReturnAsync(OrderId order, string sku, int quantity) => shop.WriteAsync(
        (ReturnStock take) => take.TryReturnAsync(order, [new StockRequest(sku, quantity)], default), taken => taken);

    private async Task<bool> ReleaseAsync(OrderId order)
    {
        _model.Release(order);
        return await shop.WriteAsync((ReleaseStock release) => DoneAsync(release.ExecuteAsync(order, default)));
    }

    private async Task<bool> ConsumeAsync(OrderId order)
    {
        _model.Consume(order);
        return await shop.WriteAsync((ConsumeStock consume) => DoneAsync(consume.ExecuteAsync(order, "sent", default)));
    }

    private static async Task<bool> DoneAsync(Task work)
    {
        await work;
        return true;
    }

    private Task<string?> DifferenceAsync() => shop.ReadAsync(async db =>
    {
        var items = (await db.Set<StockItem>().AsNoTracking().ToListAsync()).ConvertAll(item => (item.Sku, item.OnHand, item.Allocated));
        items.Sort();
        if (!items.SequenceEqual(_model.Items))
            return $"the shop has {string.Join(", ", items)}, the model {string.Join(", ", _model.Items)}";
        var ledger = (await db.Set<StockMovement>().AsNoTracking().ToListAsync()).ToLookup(movement => movement.Sku);
        return items.Select(item => ledger[item.Sku].Sum(movement => movement.OnHandChange) + AtFirst(item.Sku) == item.OnHand
                && ledger[item.Sku].Sum(movement => movement.AllocatedChange) == item.Allocated
                ? null
                : $"{item.Sku}: the ledger does not sum to {item.OnHand} on hand and {item.Allocated} allocated")
            .FirstOrDefault(difference => difference is not null);
    });

    private static int AtFirst(string sku) => sku == TestShop.Tea ? Teas : Pots;
}
