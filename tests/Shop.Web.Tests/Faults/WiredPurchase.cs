using Microsoft.EntityFrameworkCore;
using Shop.Domain.Carts;
using Shop.Domain.Checkout;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Shared;
using Xunit;

namespace Shop.Web.Tests.Faults;

/// <summary>Somebody buys a tea, pays, and gets a euro of it back, going on as people do when a page does not come.</summary>
internal sealed class WiredPurchase(WiredShop shop, string culture = "en")
{
    private const int MaxTries = 5;

    public string Email { get; } = $"wired-{Guid.NewGuid():N}@example.com";

    public OrderId Order { get; private set; }

    public long TotalMinor { get; private set; }

    public CartId Cart { get; } = CartId.New();

    /// <summary>Places the order, gets to Stripe's page and pays there; the shop has not heard of it yet.</summary>
    public async Task PayAsync()
    {
        await ReachAsync();
        await SendAsync(("card_number", "4242 4242 4242 4242"), ("expiry", "12/40"), ("cvc", "123"), ("action", "pay"));
    }

    /// <summary>Places the order and gets to Stripe's page.</summary>
    public async Task ReachAsync()
    {
        var cart = Cart;
        await shop.RunAsync((AddToCart add) => add.ExecuteAsync(cart, shop.Sku, 1, default));
        var request = new PlaceOrderRequest(
            cart, SecretToken.New(), culture, Email, new PostalAddress("Ana", "Calle 1", null, "17001", "Girona", null, "ES", null), null,
                "standard", Money.Eur(1));
        var shown = Assert.IsType<PlaceOrderResult.TotalChanged>(await PlaceAsync(request));
        TotalMinor = shown.Now.Total.Minor;
        Order = Assert.IsType<PlaceOrderResult.Placed>(await PlaceAsync(request with { TotalSeen = shown.Now.Total })).OrderId;
        await ReachPaymentPageAsync();
    }

    /// <summary>Sends Stripe's page.</summary>
    public async Task SendAsync(params (string Name, string Value)[] fields)
    {
        using var sent = await shop.Sandbox.PostAsync($"/sandbox/stripe/pay/{await SessionAsync()}", fields);
    }

    /// <summary>Sends the bank's page: "complete" or "fail".</summary>
    public async Task AuthenticateAsync(string action)
    {
        using var sent = await shop.Sandbox.PostAsync($"/sandbox/stripe/pay/{await SessionAsync()}/authenticate", ("action", action));
    }

    /// <summary>What the return page does: it asks Stripe, and no answer is no news.</summary>
    public async Task ComeBackAsync()
    {
        try
        {
            await shop.RunAsync((SettlePayment settle) => settle.OfOrderAsync(Order, default));
        }
        catch (GatewayUnknownException)
        {
            Assert.Equal(OrderStatus.AwaitingPayment, (await ReadAsync()).Status);
        }
    }

    public async Task RefundAsync(long minor)
    {
        var request = new RefundRequest(Order, SecretToken.New(), Money.Eur(minor), [], "scratched", "ana");
        Assert.IsType<RefundResult.Requested>(await shop.RunAsync((RefundOrder refund) => refund.ExecuteAsync(request, default)));
    }

    public Task<Order> ReadAsync() => shop.ReadAsync(db => db.Set<Order>().AsNoTracking().SingleAsync(order => order.Id == Order));

    private Task<string?> SessionAsync() =>
        shop.ReadAsync(db => db.Set<Payment>().Where(payment => payment.OrderId == Order).Select(payment => payment.SessionId)
            .SingleAsync());

    private Task<PlaceOrderResult> PlaceAsync(PlaceOrderRequest request) =>
        shop.RunAsync((PlaceOrder place) => place.ExecuteAsync(request, default));

    private async Task ReachPaymentPageAsync()
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            if (await shop.RunAsync((StartPayment start) => start.ExecuteAsync(Order, default)) is StartPaymentResult.Ready) return;
            // "Checking", never "failed": the order waits, and its goods with it (R23).
            Assert.Equal(OrderStatus.AwaitingPayment, (await ReadAsync()).Status);
        }

        Assert.Fail("The payment page was never reached.");
    }
}
