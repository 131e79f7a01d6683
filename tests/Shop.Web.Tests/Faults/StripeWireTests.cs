using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Shop.Domain.Checkout;
using Shop.Domain.Invoicing;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Domain.Verification;
using Shop.Jobs.Mail;
using Xunit;
using Xunit.Abstractions;

namespace Shop.Web.Tests.Faults;

/// <summary>
/// Lets the first, the second, the third … call to Stripe go wrong, in each way that a call can, until a purchase with a
/// refund gets through without a fault. Each time the end must be that of a run without faults, at Stripe as in the books.
/// </summary>
public sealed class StripeWireTests(StripeWireTests.OpenShop open, ITestOutputHelper output) : IClassFixture<StripeWireTests.OpenShop>
{
    private readonly WiredShop _shop = open.Shop;

    [Theory]
    [InlineData(StripeTrouble.NeverSent, true)]
    [InlineData(StripeTrouble.AnswerLost, true)]
    [InlineData(StripeTrouble.AnswerLost, false)]
    [InlineData(StripeTrouble.TimedOut, false)]
    [InlineData(StripeTrouble.ServerError, true)]
    [InlineData(StripeTrouble.TooManyRequests, false)]
    [InlineData(StripeTrouble.EmptyObject, true)]
    [InlineData(StripeTrouble.EmptyObject, false)]
    [InlineData(StripeTrouble.HtmlPage, true)]
    [InlineData(StripeTrouble.HalfAnAnswer, false)]
    public async Task Whichever_call_to_stripe_goes_wrong_the_end_is_the_same(StripeTrouble trouble, bool comesBack)
    {
        var faults = await SweepAsync(trouble, comesBack);
        output.WriteLine($"{faults} calls went wrong in turn");
        Assert.True(faults >= 6, $"only {faults} calls were seen");
        var ledger = StripeLedger.From(await _shop.Sandbox.LedgerAsync());
        foreach (var rule in await _shop.RunAsync((Verifier verifier) =>
            verifier.RunAsync(() => Task.FromResult(new OutsideWorld(ledger, null)), default)))
            Assert.True(rule.Holds, $"{rule.Id}: {string.Join("; ", rule.Breaches)}");
    }

    private async Task<int> SweepAsync(StripeTrouble trouble, bool comesBack)
    {
        for (var call = 1; ; call++)
        {
            using var wire = new TroubledWire(trouble, call);
            _shop.Wire = wire;
            var purchase = new WiredPurchase(_shop);
            await purchase.PayAsync();
            if (comesBack) await purchase.ComeBackAsync();
            await _shop.ComeToRestAsync();
            await purchase.RefundAsync(100);
            await _shop.ComeToRestAsync();
            await _shop.RunAsync((ReconcilePayments reconcile) => reconcile.ExecuteAsync(default));
            _shop.Wire = null;
            await EndIsRightAsync(purchase);
            if (!wire.Struck) return call - 1;
        }
    }

    private async Task EndIsRightAsync(WiredPurchase purchase)
    {
        var order = await purchase.ReadAsync();
        Assert.Equal((OrderStatus.Paid, 100, purchase.TotalMinor), (order.Status, order.RefundedMinor, order.TotalMinor));
        var payment = await _shop.ReadAsync(db => db.Set<Payment>().AsNoTracking().SingleAsync(payment => payment.OrderId == order.Id));
        Assert.Equal((PaymentStatus.Succeeded, 100), (payment.Status, payment.RefundedMinor));
        var refund = await _shop.ReadAsync(db => db.Set<Shop.Domain.Payments.Refund>().AsNoTracking()
            .SingleAsync(refund => refund.OrderId == order.Id));
        Assert.Equal(1, await _shop.ReadAsync(db => db.Set<Invoice>().CountAsync(invoice => invoice.OrderId == order.Id)));
        Assert.Equal(1, await _shop.ReadAsync(db => db.Set<CreditNote>().CountAsync(note => note.OrderId == order.Id)));
        Assert.Equal(0, await _shop.ReadAsync(db => db.Set<OutboxMessage>().CountAsync(row => row.DoneAt == null)));
        Assert.Equal(2, open.Mail.To(purchase.Email));
        // What Stripe answered is kept as it came (R26).
        Assert.Contains(payment.SessionId!, payment.RawJson!, StringComparison.Ordinal);
        Assert.Contains(refund.StripeId!, refund.RawJson!, StringComparison.Ordinal);
        Assert.Equal(payment.ApiVersion, refund.ApiVersion);
        Assert.NotNull(payment.ApiVersion);
        AtStripe(await _shop.Sandbox.LedgerAsync(), order.Id, payment, refund);
    }

    private static void AtStripe(JsonObject ledger, OrderId order, Payment payment, Shop.Domain.Payments.Refund refund)
    {
        var session = Assert.Single(ledger["sessions"]!.AsArray(), session => (string?)session!["client_reference_id"] == order.ToString());
        Assert.Equal(payment.SessionId, (string?)session!["id"]);
        var charge = Assert.Single(ledger["charges"]!.AsArray(), charge => (string?)charge!["payment_intent"] == payment.PaymentIntentId);
        Assert.Equal((payment.ChargeId, payment.AmountMinor), ((string?)charge!["id"], (long)charge["amount"]!));
        var back = Assert.Single(ledger["refunds"]!.AsArray(), back => (string?)back!["payment_intent"] == payment.PaymentIntentId);
        Assert.Equal((refund.StripeId, 100), ((string?)back!["id"], (long)back["amount"]!));
    }

    /// <summary>One shop for all kinds of trouble: each purchase in it has its own order, and is whole before the next begins.</summary>
    public sealed class OpenShop : IAsyncLifetime
    {
        internal CountingMail Mail { get; } = new();

        internal WiredShop Shop { get; private set; } = null!;

        public async Task InitializeAsync() => Shop = await WiredShop.StartAsync(Mail);

        public async Task DisposeAsync() => await Shop.DisposeAsync();
    }

    internal sealed class CountingMail : IEmailSender
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<string> _sent = new();

        public int To(string email) => _sent.Count(to => to == email);

        public async Task SendAsync(MimeKit.MimeMessage message, Func<CancellationToken, Task> confirm, CancellationToken cancellationToken)
        {
            await confirm(cancellationToken);
            _sent.Enqueue(message.To.Mailboxes.Single().Address);
        }
    }
}
