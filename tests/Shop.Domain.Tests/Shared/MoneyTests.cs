using CsCheck;
using Shop.Domain.Shared;
using Shop.TestKit;

namespace Shop.Domain.Tests.Shared;

public class MoneyTests
{
    private static readonly Gen<long> Amounts = Gen.Long[-1_000_000_000_000, 1_000_000_000_000];

    [Fact]
    public void Parts_of_a_split_sum_to_the_whole() =>
        Gen.Select(Amounts, Gen.Long[0, 1_000_000].List[1, 20]).Sample((minor, weights) =>
            Money.Eur(minor).Split(weights).Sum(part => part.Minor) == minor, iter: Cases.Of(200_000));

    [Fact]
    public void A_part_of_a_split_differs_from_its_exact_share_by_less_than_one_minor_unit() =>
        Gen.Select(Gen.Long[0, 10_000_000], Gen.Long[1, 1_000_000].List[1, 20]).Sample((minor, weights) =>
        {
            var total = weights.Sum();
            return Money.Eur(minor).Split(weights).Zip(weights)
                .All(pair => Math.Abs((decimal)minor * pair.Second / total - pair.First.Minor) < 1);
        }, iter: Cases.Of(100_000));

    [Fact]
    public void Tax_included_and_net_sum_to_the_gross_amount_and_the_tax_is_the_exact_one_rounded() =>
        Gen.Select(Gen.Long[0, 99_999_999], Gen.Int[0, 3000]).Sample((gross, rate) =>
        {
            var tax = Money.Eur(gross).TaxIncludedAt(new Percentage(rate)).Minor;
            var exact = (decimal)gross * rate / (10_000 + rate);
            return tax == (long)Math.Round(exact, MidpointRounding.AwayFromZero);
        }, iter: Cases.Of(200_000));

    [Theory]
    [InlineData(250, 5000, 125)]
    [InlineData(125, 1000, 13)]
    [InlineData(-125, 1000, -13)]
    [InlineData(115, 1500, 17)]
    [InlineData(1, 4999, 0)]
    [InlineData(1, 5000, 1)]
    public void A_percentage_is_rounded_half_away_from_zero(long minor, int basisPoints, long expected) =>
        Assert.Equal(expected, Money.Eur(minor).PercentOf(new Percentage(basisPoints)).Minor);

    [Fact]
    public void Amounts_of_different_currencies_are_never_added_or_compared()
    {
        var yen = new Money(5, new Currency("JPY"));
        Assert.Throws<DomainException>(() => Money.Eur(5) + yen);
        Assert.Throws<DomainException>(() => Money.Eur(5) - yen);
        Assert.Throws<DomainException>(() => Money.Eur(5) < yen);
    }

    [Fact]
    public void An_amount_that_does_not_fit_throws_instead_of_wrapping_around()
    {
        Assert.Throws<OverflowException>(() => Money.Eur(long.MaxValue) + Money.Eur(1));
        Assert.Throws<OverflowException>(() => Money.Eur(long.MaxValue / 2) * 3);
    }

    [Theory]
    [InlineData(1290, "EUR", "12.90")]
    [InlineData(5, "EUR", "0.05")]
    [InlineData(-5, "EUR", "-0.05")]
    [InlineData(500, "JPY", "500")]
    [InlineData(1234, "KWD", "1.234")]
    [InlineData(long.MinValue, "JPY", "-9223372036854775808")]
    public void Decimal_text_has_the_digits_of_the_currency(long minor, string currency, string expected) =>
        Assert.Equal(expected, new Money(minor, new Currency(currency)).ToDecimalText());

    [Theory]
    [InlineData("UGX")]
    [InlineData("XXX")]
    [InlineData("")]
    public void A_currency_that_the_shop_does_not_know_is_refused(string code) =>
        Assert.Throws<DomainException>(() => new Currency(code));
}
