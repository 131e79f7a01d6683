using Microsoft.EntityFrameworkCore;
using Shop.Domain.Checkout;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Web.Tests.Faults;
using Shop.Web.Tests.Sandbox;
using Xunit;

namespace Shop.Web.Tests.StripeTypes;

/// <summary>
/// What the shop asks Stripe in each of its flows, and what the sandbox answers and tells, is as Stripe's published types say.
/// </summary>
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

    [Theory]
    [InlineData("pay", OrderStatus.Paid)]
    [InlineData("expire", OrderStatus.Cancelled)]
    public async Task A_voucher(string outcome, OrderStatus status)
    {
        var purchase = await ReachAsync();
        await purchase.SendAsync(("action", "voucher"), ("voucher_outcome", outcome), ("voucher_seconds", "3"));
        await purchase.ComeBackAsync();
        Assert.Equal(OrderStatus.AwaitingPayment, (await purchase.ReadAsync()).Status);
        await UntilAsync(purchase, TimeSpan.FromSeconds(5), status);
        await AssertNothingDeviatesAsync(purchase, status);
    }

    [Theory]
    [InlineData("4000 0000 0000 0259")]
    [InlineData("4000 0000 0000 1976")]
    public async Task A_disputed_order_is_held_and_its_refund_told_as_what_it_is(string card)
    {
        var purchase = await ReachAsync();
        await PayAsync(purchase, card);
        await purchase.ComeBackAsync();
        _shop.Clock.Advance(TimeSpan.FromSeconds(2));
        await Eventually.IsAsync(
            async () =>
            {
                await _shop.ComeToRestAsync();
                return (await purchase.ReadAsync()).HeldBecause;
            },
            reason => reason is not null);
        await purchase.RefundAsync(100);
        await _shop.ComeToRestAsync();
        await _shop.RunAsync(async (FollowOpenCases follow) =>
        {
            await follow.ExecuteAsync(default);
            return true;
        });
        await AssertNothingDeviatesAsync(purchase, OrderStatus.Paid);
        var refund = await _shop.ReadAsync(db => db.Set<Refund>().SingleAsync(refund => refund.OrderId == purchase.Order));
        Assert.Equal(card.EndsWith("1976", StringComparison.Ordinal) ? RefundStatus.Succeeded : RefundStatus.Failed, refund.Status);
    }

    [Fact]
    public async Task A_pending_refund_is_booked_when_it_is_done()
    {
        var purchase = await ReachAsync();
        await PayAsync(purchase, "4000 0000 0000 7726");
        await purchase.ComeBackAsync();
        await purchase.RefundAsync(100);
        await Eventually.IsAsync(
            async () =>
            {
                await _shop.ComeToRestAsync();
                _shop.Clock.Advance(TimeSpan.FromSeconds(3));
                return await _shop.ReadAsync(db => db.Set<Refund>().Where(refund => refund.OrderId == purchase.Order)
                    .Select(refund => refund.Status).SingleAsync());
            },
            status => status == RefundStatus.Succeeded);
        await AssertNothingDeviatesAsync(purchase, OrderStatus.Paid);
    }

    [Fact]
    public async Task The_comparison_of_a_day_and_the_search_for_a_lost_session()
    {
        var purchase = await ReachAsync();
        await PayAsync(purchase, "4242 4242 4242 4242");
        await purchase.ComeBackAsync();
        var payment =
            await _shop.ReadAsync(db => db.Set<Payment>().AsNoTracking().SingleAsync(payment => payment.OrderId == purchase.Order));
        var (from, until) = (payment.CreatedAt.AddHours(-1), payment.CreatedAt.AddHours(1));
        Assert.Equal(payment.SessionId,
            (await _shop.RunAsync((IPaymentGateway gateway) => gateway.FindSessionAsync(payment.Id, from, until, default)))!.Id);
        Assert.NotEmpty(await _shop.RunAsync((IPaymentGateway gateway) => gateway.ChargesAsync(from, until, default)));
        await _shop.RunAsync((IPaymentGateway gateway) => gateway.BalanceChangesAsync(from, until, default));
        await _shop.RunAsync((IPaymentGateway gateway) => gateway.ExpireSessionAsync(payment.SessionId!, default));
        await AssertNothingDeviatesAsync(purchase, OrderStatus.Paid);
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
        Assert.Empty(
            await _shop.ReadAsync(db => db.Set<StripeWebhookEvent>().Where(told => told.ProcessedAt == null).Select(told => told.Type)
            .ToListAsync()));
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
