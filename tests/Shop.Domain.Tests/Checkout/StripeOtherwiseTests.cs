using Microsoft.EntityFrameworkCore;
using Shop.Domain.Checkout;
using Shop.Domain.Invoicing;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Tests.Checkout;

/// <summary>
/// What Stripe does besides taking and giving at once: sessions it no longer knows, refunds that take time, disputes that no event tells
/// of.
/// </summary>
public sealed class StripeOtherwiseTests : RefundDesk
{
    [Fact]
    public async Task A_session_that_stripe_does_not_know_is_a_state_that_is_shown_and_that_staff_can_end()
    {
        var (order, payment) = await OpenAsync();
        Shop.Gateway.Forget(payment.SessionId!);
        Assert.Equal(PaymentStatus.Open, await Shop.SettleAsync(payment.Id));
        Assert.IsType<StartPaymentResult.NoPage>(await Shop.RunAsync((StartPayment start) => start.ExecuteAsync(order, default)));
        await ReconcileAsync();
        var unknown = await ReadAsync(payment.Id);
        Assert.Equal((true, 404, "resource_missing", "req_404"),
            (unknown.IsUnknownToStripe, unknown.ProblemStatus, unknown.ProblemCode, unknown.ProblemRequestId));
        Assert.Equal(1, (await Shop.RunAsync((FindStripeTrouble trouble) => trouble.ReadAsync(default))).Unknown);
        Assert.Equal(CancelOrderResult.Cancelled, await Shop.RunAsync((CancelOrder cancel) => cancel.ExecuteAsync(order, default)));
        Assert.Equal(OrderStatus.Cancelled, (await OrderAsync(order)).Status);
        Assert.Equal(0, (await Shop.StockAsync(TestShop.Tea)).Allocated);
        // Closed, and still not known: nobody trips over it.
        await ReconcileAsync();
        Assert.Equal(0, (await Shop.RunAsync((FindStripeTrouble trouble) => trouble.ReadAsync(default))).Unknown);
    }

    [Fact]
    public async Task A_session_that_stripe_knows_again_goes_on_as_if_nothing_had_been()
    {
        var (order, payment) = await OpenAsync();
        Shop.Gateway.Forget(payment.SessionId!);
        await Shop.SettleAsync(payment.Id);
        Shop.Gateway.Forget(payment.SessionId!, forgotten: false);
        Assert.IsType<StartPaymentResult.Ready>(await Shop.RunAsync((StartPayment start) => start.ExecuteAsync(order, default)));
        Assert.Null((await ReadAsync(payment.Id)).Problem);
    }

    [Fact]
    public async Task A_pending_refund_has_its_credit_note_and_its_mail_when_the_money_has_gone()
    {
        var order = await PaidAsync();
        Shop.Gateway.RefundsArePending = true;
        await RefundAndSettleAsync(Request(order, 280));
        Assert.Equal((RefundStatus.Pending, 0, 0), (await RefundAsync(), await NotesAsync(), await TellsAsync()));
        var problem = Assert.Single(Assert.IsType<RefundResult.Impossible>(await RefundAsync(Request(order, 1501))).Problems);
        Assert.Equal((RefundProblemKind.TooMuchInAll, 1500), (problem.Kind, problem.Left));
        await ReconcileAsync();
        Assert.Equal((RefundStatus.Pending, 0), (await RefundAsync(), await NotesAsync()));
        Shop.Gateway.SendRefunds();
        for (var time = 0; time < 3; time++) await ReconcileAsync();
        Assert.Equal((RefundStatus.Succeeded, 1, 1), (await RefundAsync(), await NotesAsync(), await TellsAsync()));
        Assert.Equal(280, (await OrderAsync(order)).RefundedMinor);
    }

    [Fact]
    public async Task A_pending_refund_that_fails_was_never_in_the_books_and_its_sum_can_be_asked_for_again()
    {
        var order = await PaidAsync();
        Shop.Gateway.RefundsArePending = true;
        await RefundAndSettleAsync(Request(order, 1780));
        Shop.Gateway.FailRefunds();
        for (var time = 0; time < 3; time++) await ReconcileAsync();
        await FollowAsync();
        Assert.Equal((RefundStatus.Failed, 0, 0), (await RefundAsync(), await NotesAsync(), await TellsAsync()));
        Assert.Equal((0L, OrderStatus.Paid),
            ((await Shop.ReadAsync(db => db.Set<Payment>().SingleAsync())).RefundedMinor, (await OrderAsync(order)).Status));
        Shop.Gateway.RefundsArePending = false;
        Assert.IsType<RefundResult.Requested>(await RefundAsync(Request(order, 1780)));
    }

    [Fact]
    public async Task A_pending_refund_is_no_difference_between_the_ledgers()
    {
        var order = await PaidAsync();
        Shop.Gateway.RefundsArePending = true;
        await RefundAndSettleAsync(Request(order, 280));
        var comparison =
            await Shop.RunAsync((CompareLedger compare) =>
            compare.ExecuteAsync(new DateOnly(2026, 11, 23), Shop.Clock.GetUtcNow(), default));
        Assert.Empty(comparison.Differences);
    }

    [Theory]
    [InlineData("prevented", "resolution", true)]
    [InlineData("prevented", "block", false)]
    [InlineData("lost", "chargeback", true)]
    [InlineData("under_review", "chargeback", true)]
    [InlineData("won", "chargeback", false)]
    [InlineData("warning_closed", "inquiry", false)]
    public async Task A_dispute_that_no_event_told_is_found_and_holds_the_order_unless_the_money_stays(string status, string caseType,
        bool holds)
    {
        var order = await PaidAsync();
        Shop.Gateway.Dispute(Intent, status, caseType);
        for (var time = 0; time < 2; time++) await ReconcileAsync();
        Assert.Equal(holds, (await OrderAsync(order)).HeldBecause is not null);
        var kept = await Shop.ReadAsync(db => db.Set<PaymentDispute>().SingleAsync());
        Assert.Equal((status, caseType), (kept.Status, kept.CaseType));
        if (status == "prevented" && holds)
            Assert.Contains("has the money back", (await OrderAsync(order)).HeldBecause!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dispute_is_followed_to_its_end_by_asking_alone()
    {
        var order = await PaidAsync();
        Shop.Gateway.Dispute(Intent, "needs_response", "chargeback");
        await ReconcileAsync();
        Shop.Clock.Advance(TimeSpan.FromDays(70));
        Shop.Gateway.Dispute(Intent, "won", "chargeback");
        await ReconcileAsync();
        Assert.Null((await OrderAsync(order)).HeldBecause);
    }

    [Fact]
    public async Task A_kind_of_event_is_missed_only_when_it_must_have_been_sent_and_never_came()
    {
        Assert.Empty(await MissingAsync());
        var order = await PaidAsync();
        await RefundAndSettleAsync(Request(order, 100));
        Shop.Gateway.Dispute(Intent, "needs_response");
        await ReconcileAsync();
        // It may still be on its way.
        Assert.Empty(await MissingAsync());
        Shop.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(["checkout.session.completed", "refund.created", "charge.dispute.created"], await MissingAsync());
        await Shop.SaveAsync(StripeWebhookEvent.Of("evt_1", "refund.updated", false, null, "{}", Shop.Clock.GetUtcNow()));
        Assert.Equal(["checkout.session.completed", "charge.dispute.created"], await MissingAsync());
        Assert.Superset((await MissingAsync()).ToHashSet(), NeededEvents.All.ToHashSet());
    }

    private async Task<(OrderId Order, Payment Payment)> OpenAsync()
    {
        var placed = await Shop.PlacedAsync(TestShop.Request(await Shop.CartWithAsync((TestShop.Tea, 1)), 1780));
        return (placed.OrderId, await Shop.StartAsync(placed.OrderId));
    }

    private Task<Payment> ReadAsync(PaymentId id) =>
        Shop.ReadAsync(db => db.Set<Payment>().AsNoTracking().SingleAsync(payment => payment.Id == id));

    private async Task ReconcileAsync()
    {
        Shop.Clock.Advance(TimeSpan.FromSeconds(10));
        await Shop.RunAsync((ReconcilePayments reconcile) => reconcile.ExecuteAsync(default));
    }

    private async Task<IEnumerable<string>> MissingAsync() =>
        (await Shop.RunAsync((NeededEvents events) => events.MissingAsync(default))).Select(missing => missing.Type);

    private async Task<RefundStatus> RefundAsync() =>
        (await Shop.ReadAsync(db => db.Set<Refund>().OrderBy(refund => refund.CreatedAt).FirstAsync())).Status;

    private Task<int> NotesAsync() => Shop.ReadAsync(db => db.Set<CreditNote>().CountAsync());

    private Task<int> TellsAsync() =>
        Shop.ReadAsync(db => db.Set<OutboxMessage>().CountAsync(message => message.Type == nameof(OrderRefunded)));
}
