using Shop.Domain.Inventory;
using Shop.Domain.Shared;
using Shop.Domain.Tests.Checkout;

namespace Shop.Domain.Tests.Models;

/// <summary>What may happen to stock: by staff, by orders, by what comes back.</summary>
public enum StockStep
{
    Receive,
    Adjust,
    Allocate,
    Release,
    Consume,
    Return,
}

/// <summary>One step: what, for which of the orders, and a number that the step makes its choices with.</summary>
public readonly record struct StockEvent(StockStep Step, int Order, int Choice);

/// <summary>Stock as it should be, kept in two dictionaries.</summary>
internal sealed class StockModel(int teas, int pots)
{
    private sealed record Held(int Quantity, int Returned, AllocationState State);

    private readonly Dictionary<string, (int OnHand, int Allocated)> _items =
        new() { [TestShop.Tea] = (teas, 0), [TestShop.Pot] = (pots, 0) };
    private readonly Dictionary<(OrderId, string), Held> _held = [];

    /// <summary>SKU, on hand and allocated.</summary>
    public IEnumerable<(string Sku, int OnHand, int Allocated)> Items =>
        _items.Select(item => (item.Key, item.Value.OnHand, item.Value.Allocated)).Order();

    /// <summary>Whether the order took goods and has them: an order is placed once.</summary>
    public bool HasTaken(OrderId order) => _held.Any(held => held.Key.Item1 == order && held.Value.State != AllocationState.Released);

    /// <summary>An order that gave a part back and was cancelled is not taken up again by a late payment.</summary>
    public bool IsOver(OrderId order) =>
        _held.Any(held => held.Key.Item1 == order && held.Value is { State: AllocationState.Released, Returned: > 0 });

    public bool Change(string sku, int by)
    {
        var (onHand, allocated) = _items[sku];
        if (onHand + by < allocated) return false;
        _items[sku] = (onHand + by, allocated);
        return true;
    }

    public bool Allocate(OrderId order, IReadOnlyList<StockRequest> wanted)
    {
        if (wanted.Any(each => _items[each.Sku].OnHand - _items[each.Sku].Allocated < each.Quantity)) return false;
        foreach (var each in wanted)
        {
            Move(each.Sku, 0, each.Quantity);
            _held[(order, each.Sku)] = new Held(each.Quantity, 0, AllocationState.Held);
        }

        return true;
    }

    public void Release(OrderId order) => Leave(order, AllocationState.Released, left => (0, -left));

    public void Consume(OrderId order) => Leave(order, AllocationState.Consumed, left => (-left, -left));

    public bool Return(OrderId order, string sku, int quantity)
    {
        if (!_held.TryGetValue((order, sku), out var held) || held.State == AllocationState.Released
            || held.Quantity - held.Returned < quantity) return false;
        _held[(order, sku)] = held with { Returned = held.Returned + quantity };
        if (held.State == AllocationState.Consumed) Move(sku, quantity, 0);
        else Move(sku, 0, -quantity);
        return true;
    }

    private void Leave(OrderId order, AllocationState to, Func<int, (int OnHand, int Allocated)> change)
    {
        foreach (var (key, held) in _held.Where(held => held.Key.Item1 == order && held.Value.State == AllocationState.Held).ToList())
        {
            var (onHand, allocated) = change(held.Quantity - held.Returned);
            Move(key.Item2, onHand, allocated);
            _held[key] = held with { State = to };
        }
    }

    private void Move(string sku, int onHand, int allocated) =>
        _items[sku] = (_items[sku].OnHand + onHand, _items[sku].Allocated + allocated);
}
