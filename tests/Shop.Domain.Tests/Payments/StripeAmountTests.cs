using Shop.Domain.Payments;
using Shop.Domain.Shared;
using Xunit;

namespace Shop.Domain.Tests.Payments;

public sealed class StripeAmountTests
{
    public static TheoryData<string> Codes => [.. Currency.Codes];

    [Theory]
    [InlineData("EUR", 50)]
    [InlineData("GBP", 30)]
    [InlineData("HUF", 17_500)]
    [InlineData("CZK", 1_500)]
    [InlineData("JPY", 50)]
    public void The_least_that_a_card_pays_is_that_of_the_currency(string code, long least)
    {
        var currency = new Currency(code);
        Assert.True(StripeAmount.IsPayable(new Money(least, currency)));
        Assert.False(StripeAmount.IsPayable(new Money(least - 1, currency)));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void What_is_payable_in_a_currency_is_what_Stripe_takes(string code)
    {
        var currency = new Currency(code);
        var most = code == "ISK" ? StripeAmount.Max / 100 : StripeAmount.Max / 10 * 10;
        Assert.True(StripeAmount.IsPayable(new Money(most, currency)));
        Assert.InRange(StripeAmount.Of(new Money(most, currency)), 1, StripeAmount.Max);
        Assert.InRange(StripeAmount.Of(StripeAmount.MinOf(currency)), 30, StripeAmount.Max);
        Assert.False(StripeAmount.IsPayable(new Money(StripeAmount.Max + 1, currency)));
    }
}
