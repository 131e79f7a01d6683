using System.Globalization;
using Shop.Domain.Imports.Products;
using Shop.Domain.Shared;

namespace Shop.Domain.Tests.Shared;

public class NumberTextTests
{
    [Theory]
    [InlineData("12", "12")]
    [InlineData("12.9", "12.9")]
    [InlineData("12,90", "12.9")]
    [InlineData("1.234,56", "1234.56")]
    [InlineData("1,234.56", "1234.56")]
    [InlineData("1 234,56", "1234.56")]
    [InlineData("1\u00A0234,56", "1234.56")]
    [InlineData("1\u202F234,56", "1234.56")]
    [InlineData("1'234.56", "1234.56")]
    [InlineData("1’234.56", "1234.56")]
    [InlineData("1.234.567", "1234567")]
    [InlineData("1,234.567", "1234.567")]
    [InlineData("100.0000", "100")]
    [InlineData("0.500", "0.5")]
    [InlineData("１２．５０", "12.5")]
    [InlineData("١٢", "12")]
    [InlineData("-5", "-5")]
    [InlineData("−5", "-5")]
    [InlineData("+5", "5")]
    [InlineData("'12", "12")]
    public void A_number_is_read_as_it_is_meant(string text, string number)
    {
        Assert.True(NumberText.TryParse(text, out var read));
        Assert.Equal(decimal.Parse(number, CultureInfo.InvariantCulture), read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1.234")]
    [InlineData("1,234")]
    [InlineData("1e3")]
    [InlineData("NaN")]
    [InlineData("12.")]
    [InlineData("1.2.3")]
    [InlineData("1,23,456")]
    [InlineData("12 3")]
    [InlineData("$12")]
    [InlineData("--1")]
    [InlineData("0x10")]
    [InlineData("=1+1")]
    [InlineData("99999999999999999999999999999999")]
    public void What_is_none_or_may_be_read_in_two_ways_is_no_number(string text) => Assert.False(NumberText.TryParse(text, out _));

    [Fact]
    public void A_program_that_always_writes_points_means_decimals_by_them()
    {
        Assert.True(NumberText.TryParse("1.500", out var number, pointIsDecimal: true));
        Assert.Equal(1.5m, number);
        Assert.False(NumberText.TryParse("1,500", out _, pointIsDecimal: true));
    }

    [Theory]
    [InlineData("12.90", 1290)]
    [InlineData("€ 12,90", 1290)]
    [InlineData("12,90 €", 1290)]
    [InlineData("EUR 1.234,50", 123450)]
    [InlineData("12.9000", 1290)]
    [InlineData("10000000", 1_000_000_000)]
    public void A_price_may_name_its_currency(string text, long minor)
    {
        Assert.True(PriceText.TryParse(text, Currency.Eur, out var price));
        Assert.Equal(Money.Eur(minor), price);
        Assert.Null(PriceText.OtherCurrency(text, Currency.Eur));
    }

    [Theory]
    [InlineData("$12.00", "$")]
    [InlineData("£3.10", "£")]
    [InlineData("US$ 12.00", "US$")]
    [InlineData("12.00 USD", "USD")]
    [InlineData("＄12.00", "$")]
    [InlineData("CHF 1'234.50", "CHF")]
    [InlineData("¥1200", "¥")]
    [InlineData("12,00 zł", "zł")]
    public void A_price_in_another_currency_is_none_and_its_sign_is_told(string text, string sign)
    {
        Assert.False(PriceText.TryParse(text, Currency.Eur, out _));
        Assert.Equal(sign, PriceText.OtherCurrency(text, Currency.Eur));
    }

    [Theory]
    [InlineData("12.905")]
    [InlineData("-1")]
    [InlineData("10000000.01")]
    [InlineData("1e2")]
    public void No_amount_of_the_currency_is_no_price(string text) => Assert.False(PriceText.TryParse(text, Currency.Eur, out _));
}
