using Shop.Domain.Pricing;
using Shop.Domain.Shared;
using Shop.Domain.Tests.Checkout;
using Xunit;

namespace Shop.Domain.Tests.Pricing;

public sealed class PriceBookTests : IDisposable
{
    private static readonly Currency Dollar = new("USD");

    private readonly TestShop _shop = new();

    [Fact]
    public async Task A_group_pays_its_own_price_and_everybody_else_the_variants()
    {
        await _shop.SaveAsync(PriceBook.Create("trade", Currency.Eur, "trade").Price(TestShop.Tea, Money.Eur(900)));
        Assert.Equal(900, await SubtotalAsync(Currency.Eur, "trade"));
        Assert.Equal(1290, await SubtotalAsync(Currency.Eur, null));
        Assert.Equal(1290, await SubtotalAsync(Currency.Eur, "press"));
    }

    [Fact]
    public async Task A_groups_price_in_a_currency_goes_before_everybodys_in_it()
    {
        await _shop.SaveAsync(
            PriceBook.Create("a-usd", Dollar, null).Price(TestShop.Tea, new Money(1500, Dollar)),
            PriceBook.Create("b-usd-trade", Dollar, "trade").Price(TestShop.Tea, new Money(1100, Dollar)));
        Assert.Equal(1100, await SubtotalAsync(Dollar, "trade"));
        Assert.Equal(1500, await SubtotalAsync(Dollar, null));
    }

    [Fact]
    public async Task What_has_no_price_in_a_currency_is_not_for_sale_in_it()
    {
        var quote = await QuoteAsync(Dollar, null);
        Assert.Equal([TestShop.Tea], quote.NotForSale);
        Assert.Equal(new Money(0, Dollar), quote.Quote.Subtotal);
    }

    [Fact]
    public void A_book_never_replaces_the_base_price_nor_holds_a_price_that_is_none()
    {
        Assert.Throws<DomainException>(() => PriceBook.Create("all", Currency.Eur, null));
        Assert.Throws<DomainException>(() => PriceBook.Create(" ", Dollar, null));
        var book = PriceBook.Create("usd", Dollar, null);
        Assert.Throws<DomainException>(() => book.Price(TestShop.Tea, new Money(-1, Dollar)));
        Assert.Throws<DomainException>(() => book.Price(TestShop.Tea, Money.Eur(1)));
        Assert.Empty(book.Price(TestShop.Tea, new Money(1, Dollar)).Price(TestShop.Tea, null).Prices);
    }

    public void Dispose() => _shop.Dispose();

    private async Task<long> SubtotalAsync(Currency currency, string? group) => (await QuoteAsync(currency, group)).Quote.Subtotal.Minor;

    private Task<QuoteResult> QuoteAsync(Currency currency, string? group) => _shop.RunAsync((QuoteLines quote) => quote.ExecuteAsync(
        new QuoteRequest([new WantedItem(TestShop.Tea, 1)], null, "ES", null, "en") { Currency = currency, GroupCode = group }, default));
}
