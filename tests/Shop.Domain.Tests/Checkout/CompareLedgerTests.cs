using Microsoft.EntityFrameworkCore;
using Shop.Domain.Checkout;
using Shop.Domain.Payments;
using Shop.Domain.Shared;

namespace Shop.Domain.Tests.Checkout;

/// <summary>The books of each day beside Stripe's and the invoices.</summary>
public sealed class CompareLedgerTests : RefundDesk
{
    [Fact]
    public async Task The_days_books_agree_with_stripe_and_the_invoices_after_sales_and_refunds()
    {
        await RefundAndSettleAsync(Request(await PaidAsync(), 280));
        var day = new DateOnly(2026, 11, 23);
        var comparison = await Shop.RunAsync((CompareLedger compare) => compare.ExecuteAsync(day, Shop.Clock.GetUtcNow(), default));
        Assert.Empty(comparison.Differences);
        Assert.Equal((1780, 1780, 1780), (comparison.ShopMinor, comparison.StripeMinor, comparison.InvoicedMinor));
        Assert.Equal((280, 280, 280), (comparison.ShopRefundedMinor, comparison.StripeRefundedMinor, comparison.CreditedMinor));
    }

    [Fact]
    public async Task The_comparison_books_refunds_that_no_webhook_told_and_names_charges_that_the_shop_does_not_know()
    {
        await PaidAsync();
        Shop.Gateway.RefundAtStripe(Intent, 280);
        await Shop.Gateway.CreateSessionAsync(Stranger(), default);
        Shop.Gateway.Become(Shop.Gateway.Sessions.Single(session => session.Amount.Minor == 999).Id, SessionState.Paid);
        var comparison =
            await Shop.RunAsync((CompareLedger compare) =>
            compare.ExecuteAsync(new DateOnly(2026, 11, 23), Shop.Clock.GetUtcNow(), default));
        Assert.Contains("9.99 EUR", Assert.Single(comparison.Differences), StringComparison.Ordinal);
        Assert.Equal(280, comparison.CreditedMinor);
    }

    [Fact]
    public async Task Charges_in_currencies_that_the_shop_does_not_know_are_strangers_and_are_not_added_to_its_own()
    {
        await PaidAsync();
        Shop.Gateway.ForeignCharges.Add(Foreign("ch_inr", 50_000, "inr"));
        Shop.Gateway.ForeignCharges.Add(Foreign("ch_usd", 500, "usd"));
        Shop.Gateway.ForeignCharges.Add(Foreign("ch_xof", 700, "xof"));
        var comparison = await CompareAsync();
        Assert.Equal((1780, 1780), (comparison.ShopMinor, comparison.StripeMinor));
        Assert.Equal(["500.00 INR", "5.00 USD", "700 XOF"], comparison.OtherCurrencies);
        Assert.Equal(["ch_inr", "ch_usd", "ch_xof"], comparison.Differences.Select(text => text.Split('(', ')')[1]));
    }

    [Fact]
    public async Task Money_that_disputes_withdrew_and_fees_are_in_the_books_and_a_dispute_that_the_shop_never_heard_of_is_named()
    {
        await PaidAsync();
        Shop.Gateway.BalanceChanges.Add(Change("dispute", -1780, 2000, "dp_unheard"));
        Shop.Gateway.BalanceChanges.Add(Change("charge", 1780, 52, "ch_1"));
        Shop.Gateway.BalanceChanges.Add(Change("fee", -300, 0, null));
        var comparison = await CompareAsync();
        Assert.Equal((1780, 2352), (comparison.DisputedMinor, comparison.FeesMinor));
        Assert.Contains("dp_unheard", Assert.Single(comparison.Differences), StringComparison.Ordinal);
        Shop.Gateway.BalanceChanges.Add(Change("dispute_reversal", 1780, 0, "dp_unheard"));
        Assert.Equal(0, (await CompareAsync()).DisputedMinor);
    }

    [Fact]
    public async Task A_day_that_cannot_be_compared_does_not_hold_up_the_days_after_it()
    {
        await PaidAsync();
        Shop.Clock.Advance(TimeSpan.FromDays(3));
        Shop.Gateway.FailsBefore = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
        await Assert.ThrowsAsync<AggregateException>(CatchUpAsync);
        var days = await Shop.ReadAsync(db => db.Set<LedgerComparison>().OrderBy(each => each.Day).Select(each => each.Day).ToListAsync());
        Assert.Equal([new DateOnly(2026, 11, 24), new DateOnly(2026, 11, 25)], days);
        Shop.Gateway.FailsBefore = null;
        Assert.Equal(1, await CatchUpAsync());
    }

    [Fact]
    public async Task A_day_whose_comparison_failed_is_compared_as_soon_as_stripe_answers_and_each_day_once()
    {
        Assert.Equal(0, await CatchUpAsync());
        await PaidAsync();
        Assert.Equal(0, await CatchUpAsync());
        // Staff looked before the day was over: that does not count.
        await Shop.RunAsync((CompareLedger compare) => compare.ExecuteAsync(new DateOnly(2026, 11, 23), Shop.Clock.GetUtcNow(), default));
        Shop.Clock.Advance(TimeSpan.FromDays(2));
        Shop.Gateway.LosesAnswers = true;
        await Assert.ThrowsAsync<AggregateException>(CatchUpAsync);
        Shop.Gateway.LosesAnswers = false;
        Assert.Equal(2, await CatchUpAsync());
        Assert.Equal(0, await CatchUpAsync());
        var days = await Shop.ReadAsync(db => db.Set<LedgerComparison>().OrderBy(each => each.Day).Select(each => each.Day).ToListAsync());
        Assert.Equal([new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 24)], days);
    }

    [Fact]
    public async Task A_day_that_was_compared_by_a_clock_of_the_future_is_compared_again()
    {
        await PaidAsync();
        Shop.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(2, await CatchUpAsync());
        Shop.Clock.AdjustTime(Shop.Clock.GetUtcNow().AddDays(-1));
        Assert.Equal(1, await CatchUpAsync());
        Assert.Equal(0, await CatchUpAsync());
    }

    private Task<LedgerComparison> CompareAsync() =>
        Shop.RunAsync((CompareLedger compare) => compare.ExecuteAsync(new DateOnly(2026, 11, 23), Shop.Clock.GetUtcNow(), default));

    private GatewayCharge Foreign(string id, long minor, string currency) =>
        new(id, $"pi_{id}", new StripeMoney(minor, currency), new StripeMoney(0, currency), Shop.Clock.GetUtcNow());

    private static GatewayBalanceChange Change(string category, long minor, long fee, string? source) =>
        new($"txn_{category}", category, new StripeMoney(minor, "eur"), new StripeMoney(fee, "eur"), source);

    private Task<int> CatchUpAsync() => Shop.RunAsync((CompareLedger compare) => compare.CatchUpAsync(Shop.Clock.GetUtcNow(), default));

    private static SessionRequest Stranger() => new(
        PaymentId.New(DateTimeOffset.UnixEpoch), OrderId.New(DateTimeOffset.UnixEpoch), "X", "stranger", Money.Eur(999),
        [new SessionLine("x", 1, Money.Eur(999))], "a@b.cc", "en", DateTimeOffset.MaxValue, "", "");
}
