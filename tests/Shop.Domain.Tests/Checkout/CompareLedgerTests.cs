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
        var comparison = await Shop.RunAsync((CompareLedger compare) => compare.ExecuteAsync(new DateOnly(2026, 11, 23), Shop.Clock.GetUtcNow(), default));
        Assert.Contains("9.99 EUR", Assert.Single(comparison.Differences), StringComparison.Ordinal);
        Assert.Equal(280, comparison.CreditedMinor);
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
        await Assert.ThrowsAsync<GatewayUnknownException>(CatchUpAsync);
        Shop.Gateway.LosesAnswers = false;
        Assert.Equal(2, await CatchUpAsync());
        Assert.Equal(0, await CatchUpAsync());
        var days = await Shop.ReadAsync(db => db.Set<LedgerComparison>().OrderBy(each => each.Day).Select(each => each.Day).ToListAsync());
        Assert.Equal([new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 24)], days);
    }

    private Task<int> CatchUpAsync() => Shop.RunAsync((CompareLedger compare) => compare.CatchUpAsync(Shop.Clock.GetUtcNow(), default));

    private static SessionRequest Stranger() => new(
        PaymentId.New(DateTimeOffset.UnixEpoch), OrderId.New(DateTimeOffset.UnixEpoch), "X", "stranger", Money.Eur(999),
        [new SessionLine("x", 1, Money.Eur(999))], "a@b.cc", "en", DateTimeOffset.MaxValue, "", "");
}
