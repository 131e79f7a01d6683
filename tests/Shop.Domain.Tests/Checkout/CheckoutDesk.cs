using Shop.Domain.Checkout;
using Shop.Domain.Checkout.Limits;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Shared;

namespace Shop.Domain.Tests.Checkout;

/// <summary>A shop with its limits, and somebody who orders there more than they pay.</summary>
internal sealed class CheckoutDesk(ITestDatabase database) : IDisposable
{
    public const string Network = "203.0.113.7";
    private int _names;

    public TestShop Shop { get; } = new(database, teaStock: 10_000) { Limits = new CheckoutLimits() };

    /// <summary>Orders a tea with a new cart, and a new mail address unless one is given.</summary>
    public async Task<PlaceOrderResult> OrderAsync(string? email = null, string network = Network, long totalMinor = 1780) =>
        await Shop.PlaceAsync(
        TestShop.Request(await Shop.CartWithAsync((TestShop.Tea, 1)), totalMinor, email: email
            ?? $"someone-{Interlocked.Increment(ref _names)}@example.com") with { ClientNetwork = network });

    /// <summary>Orders, and gets to the payment page.</summary>
    public async Task<Payment> OpenAsync(string? email = null, string network = Network) =>
        await Shop.StartAsync(Assert.IsType<PlaceOrderResult.Placed>(await OrderAsync(email, network)).OrderId);

    /// <summary>Orders, waits until the hold is over, and says how long it was.</summary>
    public async Task<TimeSpan> LapseAsync()
    {
        var payment = await OpenAsync();
        Shop.Clock.Advance(payment.Hold + TimeSpan.FromSeconds(1));
        if (payment.Hold >= Payment.TimeToPay) Shop.Gateway.Become(payment.SessionId!, SessionState.Expired);
        await ReconcileAsync();
        return payment.Hold;
    }

    /// <summary>Stripe's session becomes that, and the shop hears of it.</summary>
    public async Task BecomeAsync(Payment payment, SessionState state)
    {
        Shop.Gateway.Become(payment.SessionId!, state);
        await Shop.SettleAsync(payment.Id);
    }

    public Task<bool> DeclineAsync(Payment payment, string charge) => Shop.RunAsync(async (CountDecline count) =>
    {
        await count.ExecuteAsync(charge, payment.Id, default);
        return true;
    });

    public SessionState StateOf(Payment payment) => Shop.Gateway.Sessions.Single(session => session.PaymentId == payment.Id).State;

    public async Task<Order> OrderOfAsync(Payment payment) =>
        (await Shop.RunAsync((FindOrder find) => find.ByIdAsync(payment.OrderId, default)))!;

    public Task<int> ReconcileAsync() => Shop.RunAsync((ReconcilePayments reconcile) => reconcile.ExecuteAsync(default));

    public async Task LetTimePassAsync()
    {
        Shop.Clock.Advance(TimeSpan.FromMinutes(10));
        await ReconcileAsync();
    }

    public void Dispose() => Shop.Dispose();
}
