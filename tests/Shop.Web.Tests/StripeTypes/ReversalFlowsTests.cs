using Stripe;
using Xunit;

namespace Shop.Web.Tests.StripeTypes;

/// <summary>Refunds and disputes through all their statuses, with what Stripe tells of each step, as its types say.</summary>
public sealed class ReversalFlowsTests : IAsyncLifetime
{
    private RecordedSandbox _sandbox = null!;

    public async Task InitializeAsync() => _sandbox = await RecordedSandbox.StartAsync();

    public async Task DisposeAsync() => await _sandbox.DisposeAsync();

    [Theory]
    [InlineData("4242424242424242", "succeeded", "succeeded")]
    [InlineData("4000000000005126", "succeeded", "failed", "refund.updated", "charge.refund.updated", "refund.failed")]
    [InlineData("4000000000007726", "pending", "succeeded", "refund.updated", "charge.refund.updated")]
    public async Task A_refund_to_a_card(string card, string first, string last, params string[] then)
    {
        var paid = await _sandbox.PaidAsync(card);
        var refund = await RefundAsync(paid.PaymentIntentId, 290);
        Assert.Equal(first, refund.Status);
        var settled = await _sandbox.LaterAsync(() => _sandbox.Stripe.V1.Refunds.GetAsync(refund.Id), seen => seen.Status == last);
        Assert.Equal(["refund.created", "charge.refunded", .. then], (await _sandbox.EventsAsync())
            .Where(type => type.Contains("refund", StringComparison.Ordinal)));
        Assert.Equal(last == "failed" ? 0 : 290, (await _sandbox.Stripe.V1.Charges.GetAsync(settled.ChargeId)).AmountRefunded);
        if (then.Length > 0)
            Assert.Equal(first, (string?)(await _sandbox.EventAsync("refund.updated"))["data"]!["previous_attributes"]!["status"]);
        await _sandbox.AssertNothingDeviatesAsync();
    }

    [Fact]
    public async Task A_refund_of_a_debit_is_pending_first()
    {
        var session = await _sandbox.SessionAsync(("action", "delayed"), ("delay_seconds", "1"));
        await _sandbox.LaterAsync(() => _sandbox.Stripe.V1.PaymentIntents.GetAsync(session.PaymentIntentId),
            intent => intent.Status == "succeeded");
        var refund = await RefundAsync(session.PaymentIntentId, null);
        Assert.Equal(("pending", "processing"), (refund.Status, refund.PendingReason));
        Assert.StartsWith("pyr_", refund.Id, StringComparison.Ordinal);
        await _sandbox.LaterAsync(() => _sandbox.Stripe.V1.Refunds.GetAsync(refund.Id), seen => seen.Status == "succeeded");
        await _sandbox.AssertNothingDeviatesAsync();
    }

    [Theory]
    [InlineData(true, "canceled")]
    [InlineData(false, "succeeded")]
    public async Task A_refund_of_a_voucher_asks_the_buyer_for_an_account_and_can_be_cancelled_meanwhile(bool isCancelled, string last)
    {
        var session = await _sandbox.SessionAsync(("action", "voucher"), ("voucher_seconds", "1"));
        await _sandbox.LaterAsync(() => _sandbox.Stripe.V1.PaymentIntents.GetAsync(session.PaymentIntentId),
            intent => intent.Status == "succeeded");
        var refund = await RefundAsync(session.PaymentIntentId, 290);
        Assert.Equal(("requires_action", "ana@example.com"), (refund.Status, refund.NextAction.DisplayDetails.EmailSent.EmailSentTo));
        if (isCancelled) await _sandbox.Stripe.V1.Refunds.CancelAsync(refund.Id);
        var settled = await _sandbox.LaterAsync(() => _sandbox.Stripe.V1.Refunds.GetAsync(refund.Id), seen => seen.Status == last);
        Assert.Equal(isCancelled ? 0 : 290, (await _sandbox.Stripe.V1.Charges.GetAsync(settled.ChargeId)).AmountRefunded);
        await Assert.ThrowsAsync<StripeException>(() => _sandbox.Stripe.V1.Refunds.CancelAsync(refund.Id));
        await _sandbox.AssertNothingDeviatesAsync();
    }

    [Fact]
    public async Task A_refund_that_the_balance_does_not_cover_waits_until_it_does()
    {
        var paid = await _sandbox.PaidAsync();
        await _sandbox.Host.ChaosAsync(("account", "insufficient_balance"));
        var refund = await RefundAsync(paid.PaymentIntentId, null);
        Assert.Equal(("pending", "insufficient_funds"), (refund.Status, refund.PendingReason));
        _sandbox.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("pending", (await _sandbox.Stripe.V1.Refunds.GetAsync(refund.Id)).Status);
        await _sandbox.Host.ChaosAsync(("off", "true"));
        await _sandbox.LaterAsync(() => _sandbox.Stripe.V1.Refunds.GetAsync(refund.Id), seen => seen.Status == "succeeded");
        await _sandbox.AssertNothingDeviatesAsync();
    }

    [Theory]
    [InlineData("winning_evidence", "won", "funds_withdrawn", "updated", "closed", "funds_reinstated")]
    [InlineData("losing_evidence", "lost", "funds_withdrawn", "updated", "closed")]
    [InlineData("somebody looks at it", "under_review", "funds_withdrawn", "updated")]
    public async Task A_dispute_is_reviewed_and_decided(string evidence, string status, params string[] then)
    {
        var dispute = await DisputedAsync("4000000000000259");
        Assert.Equal(("needs_response", "fraudulent", 1), (dispute.Status, dispute.Reason, dispute.BalanceTransactions.Count));
        Assert.True(dispute.EvidenceDetails.DueBy > _sandbox.Clock.GetUtcNow().UtcDateTime);
        Assert.StartsWith("du_", dispute.Id, StringComparison.Ordinal);
        Assert.Equal("charge_disputed", (await Assert.ThrowsAsync<StripeException>(() => RefundAsync(dispute.PaymentIntentId, 100)))
            .StripeError.Code);
        Assert.Equal(status, (await RespondAsync(dispute, evidence)).Status);
        await AssertToldAsync(then);
    }

    [Theory]
    [InlineData("winning_evidence", "warning_closed", "updated", "closed")]
    [InlineData("escalate_inquiry_evidence", "needs_response", "updated", "updated", "funds_withdrawn")]
    [InlineData("somebody looks at it", "warning_under_review", "updated")]
    public async Task An_inquiry_takes_no_money_unless_it_becomes_a_dispute(string evidence, string status, params string[] then)
    {
        var dispute = await DisputedAsync("4000000000001976");
        Assert.Equal(("warning_needs_response", 0), (dispute.Status, dispute.BalanceTransactions.Count));
        await RefundAsync(dispute.PaymentIntentId, 100);
        Assert.Equal(status, (await RespondAsync(dispute, evidence)).Status);
        await AssertToldAsync(then);
    }

    [Fact]
    public async Task Evidence_that_is_only_kept_changes_no_status_and_giving_in_loses()
    {
        var dispute = await DisputedAsync("4000000000002685");
        var kept = await _sandbox.Stripe.V1.Disputes.UpdateAsync(dispute.Id,
            new DisputeUpdateOptions { Evidence = new DisputeEvidenceOptions { ProductDescription = "Tea" }, Submit = false });
        Assert.Equal(("needs_response", "product_not_received", true), (kept.Status, kept.Reason, kept.EvidenceDetails.HasEvidence));
        Assert.Equal("lost", (await _sandbox.Stripe.V1.Disputes.CloseAsync(dispute.Id)).Status);
        await Assert.ThrowsAsync<StripeException>(() => _sandbox.Stripe.V1.Disputes.CloseAsync(dispute.Id));
        await AssertToldAsync("funds_withdrawn", "updated", "closed");
    }

    [Theory]
    [InlineData("prevented_block", "block")]
    [InlineData("prevented_resolution", "resolution", "funds_withdrawn")]
    public async Task A_prevented_dispute_begins_as_one(string knob, string caseType, params string[] then)
    {
        await _sandbox.Host.ChaosAsync(("dispute", knob));
        var dispute = await DisputedAsync("4242424242424242");
        Assert.Equal(("prevented", caseType), (dispute.Status, dispute.PaymentMethodDetails.Card.CaseType));
        await AssertToldAsync(then);
    }

    private Task<Refund> RefundAsync(string intent, long? amount) =>
        _sandbox.Stripe.V1.Refunds.CreateAsync(new RefundCreateOptions { PaymentIntent = intent, Amount = amount });

    private Task<Dispute> RespondAsync(Dispute dispute, string evidence) =>
        _sandbox.Stripe.V1.Disputes.UpdateAsync(dispute.Id,
            new DisputeUpdateOptions { Evidence = new DisputeEvidenceOptions { UncategorizedText = evidence } });

    private async Task<Dispute> DisputedAsync(string card)
    {
        var paid = await _sandbox.PaidAsync(card);
        var ofPayment = new DisputeListOptions { PaymentIntent = paid.PaymentIntentId };
        return (await _sandbox.LaterAsync(() => _sandbox.Stripe.V1.Disputes.ListAsync(ofPayment), list => list.Any())).Single();
    }

    private async Task AssertToldAsync(params string[] then)
    {
        var told = (await _sandbox.EventsAsync()).Where(type => type.StartsWith("charge.dispute.", StringComparison.Ordinal));
        Assert.Equal(["charge.dispute.created", .. then.Select(what => $"charge.dispute.{what}")], told);
        await _sandbox.AssertNothingDeviatesAsync();
    }
}
