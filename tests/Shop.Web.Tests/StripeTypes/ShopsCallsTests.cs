using Shop.Domain.Checkout;
using Shop.Domain.Orders;
using Shop.Web.Tests.Faults;
using Shop.Web.Tests.Sandbox;
using Xunit;

namespace Shop.Web.Tests.StripeTypes;

/// <summary>What the shop asks Stripe in each of its flows, and what the sandbox answers and tells, is as Stripe's published types say.</summary>
public sealed class ShopsCallsTests(ShopsCallsTests.OpenShop open) : IClassFixture<ShopsCallsTests.OpenShop>
{
    private readonly WiredShop _shop = open.Shop;

    [Theory]
    [InlineData("en", "4242 4242 4242 4242")]
    [InlineData("es", "5555 5555 5555 4444")]
    public async Task A_purchase_and_its_refunds(string culture, string card)
    {
        var purchase = await ReachAsync(culture);
        await PayAsync(purchase, "4000 0000 0000 0002");
        await PayAsync(purchase, "4000 0000 0000 0069");
        await PayAsync(purchase, card);
        await purchase.ComeBackAsync();
        await purchase.RefundAsync(100);
        await _shop.ComeToRestAsync();
        await purchase.RefundAsync(purchase.TotalMinor - 100);
        await AssertNothingDeviatesAsync(purchase, OrderStatus.Refunded);
    }

    [Theory]
    [InlineData("complete", OrderStatus.Paid)]
    [InlineData("fail", OrderStatus.AwaitingPayment)]
    public async Task A_payment_that_the_bank_asks_to_confirm(string action, OrderStatus status)
    {
        var purchase = await ReachAsync();
        await PayAsync(purchase, "4000 0027 6000 3184");
        await purchase.AuthenticateAsync(action);
        await AssertNothingDeviatesAsync(purchase, status);
    }

    [Theory]
    [InlineData("succeed", OrderStatus.Paid)]
    [InlineData("fail", OrderStatus.Cancelled)]
    public async Task A_delayed_payment(string outcome, OrderStatus status)
    {
        var purchase = await ReachAsync();
        await purchase.SendAsync(("action", "delayed"), ("outcome", outcome), ("delay_seconds", "3"));
        await purchase.ComeBackAsync();
        await UntilAsync(purchase, TimeSpan.FromSeconds(5), status);
        await AssertNothingDeviatesAsync(purchase, status);
    }

    [Fact]
    public async Task An_order_that_staff_cancel()
    {
        var purchase = await ReachAsync();
        await PayAsync(purchase, "4000 0000 0000 9995");
        await _shop.RunAsync((CancelOrder cancel) => cancel.ExecuteAsync(purchase.Order, default));
        await AssertNothingDeviatesAsync(purchase, OrderStatus.Cancelled);
    }

    [Fact]
    public async Task A_session_whose_time_runs_out()
    {
        var purchase = await ReachAsync();
        await UntilAsync(purchase, TimeSpan.FromMinutes(61), OrderStatus.Cancelled);
        await AssertNothingDeviatesAsync(purchase, OrderStatus.Cancelled);
    }

    private async Task<WiredPurchase> ReachAsync(string culture = "en")
    {
        _shop.Wire = open.Wire;
        var purchase = new WiredPurchase(_shop, culture);
        await purchase.ReachAsync();
        return purchase;
    }

    private async Task UntilAsync(WiredPurchase purchase, TimeSpan later, OrderStatus status)
    {
        _shop.Clock.Advance(later);
        await Eventually.IsAsync(
            async () =>
            {
                await purchase.ComeBackAsync();
                return (await purchase.ReadAsync()).Status;
            },
            seen => seen == status);
    }

    private static Task PayAsync(WiredPurchase purchase, string card) =>
        purchase.SendAsync(("card_number", card), ("expiry", "12/40"), ("cvc", "123"), ("action", "pay"));

    private async Task AssertNothingDeviatesAsync(WiredPurchase purchase, OrderStatus status)
    {
        await _shop.ComeToRestAsync();
        Assert.Equal(status, (await purchase.ReadAsync()).Status);
        Assert.NotEmpty(open.Wire.Exchanges);
        Assert.Empty(open.Wire.Deviations());
        Assert.Empty(RecordingWire.DeviationsOfEvents(await _shop.Sandbox.LedgerAsync()));
    }

    /// <summary>One shop for all flows.</summary>
    public sealed class OpenShop : IAsyncLifetime
    {
        internal RecordingWire Wire { get; } = new();

        internal WiredShop Shop { get; private set; } = null!;

        public async Task InitializeAsync() => Shop = await WiredShop.StartAsync();

        public async Task DisposeAsync()
        {
            await Shop.DisposeAsync();
            Wire.Dispose();
        }
    }
}
