using Shop.Domain.Checkout;
using Shop.Domain.Shared;
using Shop.Domain.Tests.Checkout;

namespace Shop.Domain.Tests.Simulation;

/// <summary>A shopper with a cart and an open checkout form, and the orders that came of it.</summary>
internal sealed class SimulatedShopper(CartId cart, int number, long total, string shipping = "standard")
{
    private string _form = SecretToken.New();
    private long _totalSeen = total;

    public CartId Cart => cart;

    public List<OrderId> Orders { get; } = [];

    public PlaceOrderRequest Request() =>
        TestShop.Request(cart, _totalSeen, _form, $"shopper-{number}@example.com") with { ShippingCode = shipping };

    public void TakeNewForm() => _form = SecretToken.New();

    public void Hear(PlaceOrderResult result)
    {
        if (result is PlaceOrderResult.Placed placed && !Orders.Contains(placed.OrderId)) Orders.Add(placed.OrderId);
        if (result is PlaceOrderResult.TotalChanged changed) _totalSeen = changed.Now.Total.Minor;
    }
}
