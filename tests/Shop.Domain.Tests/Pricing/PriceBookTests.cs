using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Checkout;
using Shop.Domain.Orders;
using Shop.Domain.Persistence;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;
using Shop.Domain.Tests.Checkout;
using Xunit;

namespace Shop.Domain.Tests.Pricing;

public sealed class PriceBookTests : IDisposable
{
    private static readonly BaseCurrency Euro = new(Currency.Eur);
    private static readonly Currency Dollar = new("USD");

    private readonly TestShop _shop = new();

    [Fact]
    public async Task A_group_pays_its_own_price_and_everybody_else_the_variants()
    {
        await _shop.SaveAsync(PriceBook.Create("trade", Currency.Eur, "trade", Euro).Price(TestShop.Tea, Money.Eur(900)));
        Assert.Equal(900, await SubtotalAsync(Currency.Eur, "trade"));
        Assert.Equal(1290, await SubtotalAsync(Currency.Eur, null));
        Assert.Equal(1290, await SubtotalAsync(Currency.Eur, "press"));
    }

    [Fact]
    public async Task A_groups_price_in_a_currency_goes_before_everybodys_in_it()
    {
        await _shop.SaveAsync(
            PriceBook.Create("a-usd", Dollar, null, Euro).Price(TestShop.Tea, new Money(1500, Dollar)),
            PriceBook.Create("b-usd-trade", Dollar, "trade", Euro).Price(TestShop.Tea, new Money(1100, Dollar)));
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
        Assert.Throws<DomainException>(() => PriceBook.Create("all", Currency.Eur, null, Euro));
        Assert.Throws<DomainException>(() => PriceBook.Create(" ", Dollar, null, Euro));
        var book = PriceBook.Create("usd", Dollar, null, Euro);
        Assert.Throws<DomainException>(() => book.Price(TestShop.Tea, new Money(-1, Dollar)));
        Assert.Throws<DomainException>(() => book.Price(TestShop.Tea, Money.Eur(1)));
        Assert.Empty(book.Price(TestShop.Tea, new Money(1, Dollar)).Price(TestShop.Tea, null).Prices);
    }

    [Fact]
    public async Task A_sale_below_the_groups_price_is_the_groups_too()
    {
        await _shop.SaveAsync(PriceBook.Create("trade", Currency.Eur, "trade", Euro).Price(TestShop.Tea, Money.Eur(900)));
        await EditTeaAsync(tea => tea.PutOnSale(TestShop.Tea, new Sale(Money.Eur(800), _shop.Clock.GetUtcNow()), _shop.Clock.GetUtcNow()));
        Assert.Equal(800, await SubtotalAsync(Currency.Eur, "trade"));
    }

    [Fact]
    public async Task An_order_is_placed_at_the_groups_price_and_its_history_says_so()
    {
        await _shop.SaveAsync(PriceBook.Create("trade", Currency.Eur, "trade", Euro).Price(TestShop.Tea, Money.Eur(900)));
        var cart = await _shop.CartWithAsync((TestShop.Tea, 2));
        var changed = Assert.IsType<PlaceOrderResult.TotalChanged>(await _shop.PlaceAsync(TestShop.Request(cart, (2 * 900) + 490)));
        Assert.Equal((2 * 1290) + 490, changed.Now.Total.Minor);
        var placed = await _shop.PlacedAsync(TestShop.Request(cart, (2 * 900) + 490) with { GroupCode = "trade" });
        var order = await _shop.ReadAsync(db => db.Set<Order>().AsNoTracking().Include(order => order.Lines).Include(order => order.History)
            .SingleAsync(order => order.Id == placed.OrderId));
        Assert.Equal(900, Assert.Single(order.Lines).UnitPriceMinor);
        Assert.Equal("placed by the shopper, at the prices of trade", Assert.Single(order.History).Cause);
    }

    [Fact]
    public async Task Once_the_book_is_gone_its_group_pays_what_everybody_pays_and_the_total_seen_before_is_refused()
    {
        await _shop.SaveAsync(PriceBook.ForInvited("trade", "Trade customers", Euro).Price(TestShop.Tea, Money.Eur(900)));
        var book = await ReadBookAsync();
        Assert.Equal(SaveResult.Stale, await EditAsync(edit => edit.DeleteAsync("trade", book.Version - 1, default)));
        Assert.Equal(SaveResult.Saved, await EditAsync(edit => edit.DeleteAsync("trade", book.Version, default)));
        var cart = await _shop.CartWithAsync((TestShop.Tea, 1));
        Assert.IsType<PlaceOrderResult.TotalChanged>(
            await _shop.PlaceAsync(TestShop.Request(cart, 900 + 490) with { GroupCode = "trade" }));
    }

    [Fact]
    public async Task Cards_and_product_pages_show_what_the_quote_charges()
    {
        await _shop.SaveAsync(PriceBook.Create("trade", Currency.Eur, "trade", Euro).Price(TestShop.Tea, Money.Eur(900)));
        await EditTeaAsync(tea => tea.AddVariant("TEA-250", Money.Eur(2900), new Goods(TaxClass.Food, 300, 250), DateTimeOffset.UnixEpoch));
        var cards = await _shop.RunAsync((ProductCards cards) => cards.ReadAsync([TestShop.TeaId], "en", default));
        var product = await _shop.RunAsync((ProductPage page) => page.FindAsync("en", "sencha", default));
        var card = Assert.Single(await _shop.RunAsync((GroupPrices prices) => prices.OnCardsAsync(cards, Of("trade"), default)));
        Assert.Equal((900, 2900), (card.LowestPrice.Minor, card.HighestPrice.Minor));
        Assert.Null(card.UnitPrice);
        var shown = await _shop.RunAsync((GroupPrices prices) => prices.OnProductAsync(product!, Of("trade"), default));
        Assert.Equal([900, 2900], shown.Variants.Select(variant => variant.Price.Minor));
        Assert.Same(product, await _shop.RunAsync((GroupPrices prices) => prices.OnProductAsync(product!, Of("press"), default)));
        Assert.Same(cards, await _shop.RunAsync((GroupPrices prices) => prices.OnCardsAsync(cards, Of("press"), default)));
    }

    [Fact]
    public async Task A_card_for_a_group_tells_the_price_per_unit_of_the_pack_that_is_cheapest_for_it()
    {
        await EditTeaAsync(tea => tea.AddVariant("TEA-250", Money.Eur(2900), new Goods(TaxClass.Food, 300, 250), DateTimeOffset.UnixEpoch)
            .AddVariant("TEA-50", Money.Eur(900), new Goods(TaxClass.Food, 60, 50), DateTimeOffset.UnixEpoch));
        await _shop.SaveAsync(PriceBook.Create("trade", Currency.Eur, "trade", Euro).Price("TEA-250", Money.Eur(500))
            .Price("TEA-50", Money.Eur(890)));
        var cards = await _shop.RunAsync((ProductCards cards) => cards.ReadAsync([TestShop.TeaId], "en", default));
        Assert.Equal((900, 18_000), (cards[0].LowestPrice.Minor, cards[0].UnitPrice!.Price.Minor));
        var own = Assert.Single(await _shop.RunAsync((GroupPrices prices) => prices.OnCardsAsync(cards, Of("trade"), default)));
        Assert.Equal((500, 2000), (own.LowestPrice.Minor, own.UnitPrice!.Price.Minor));
        Assert.Equal((890, 17_800), (own.Among(["TEA-50"]).LowestPrice.Minor, own.Among(["TEA-50"]).UnitPrice!.Price.Minor));
    }

    [Fact]
    public async Task What_is_cheaper_for_a_group_is_not_shown_to_it_as_a_reduction()
    {
        await _shop.SaveAsync(PriceBook.Create("trade", Currency.Eur, "trade", Euro).Price(TestShop.Tea, Money.Eur(900)));
        await EditTeaAsync(tea => tea.PutOnSale(TestShop.Tea, new Sale(Money.Eur(1100), _shop.Clock.GetUtcNow()), _shop.Clock.GetUtcNow()));
        var cards = await _shop.RunAsync((ProductCards cards) => cards.ReadAsync([TestShop.TeaId], "en", default));
        var product = await _shop.RunAsync((ProductPage page) => page.FindAsync("en", "sencha", default));
        Assert.NotNull(Assert.Single(cards).Reduction);
        Assert.Null(Assert.Single(await _shop.RunAsync((GroupPrices prices) => prices.OnCardsAsync(cards, Of("trade"), default)))
            .Reduction);
        Assert.Null(Assert.Single((await _shop.RunAsync((GroupPrices prices) => prices.OnProductAsync(product!, Of("trade"), default)))
            .Variants).Reduction);
    }

    [Fact]
    public async Task A_new_link_ends_the_old_one_and_no_other_text_opens_a_book()
    {
        Assert.Equal(SaveResult.Saved, await EditAsync(edit => edit.CreateAsync("trade", "Trade customers", default)));
        Assert.Equal(SaveResult.Duplicate, await EditAsync(edit => edit.CreateAsync("trade", "Others", default)));
        await _shop.SaveAsync(PriceBook.Create("usd", Dollar, null, Euro));
        var book = await ReadBookAsync();
        Assert.Equal("trade", (await InvitedAsync(book.Invitation))!.GroupCode);
        Assert.Equal(SaveResult.Saved, await EditAsync(edit => edit.InviteAnewAsync("trade", book.Version, default)));
        Assert.Null(await InvitedAsync(book.Invitation));
        Assert.NotNull(await InvitedAsync((await ReadBookAsync()).Invitation));
        foreach (var text in new[] { null, "", "trade", SecretToken.New() }) Assert.Null(await InvitedAsync(text));
    }

    [Fact]
    public async Task One_price_is_set_while_others_set_others_but_not_over_one_that_was_set_meanwhile()
    {
        await EditAsync(edit => edit.CreateAsync("trade", "Trade customers", default));
        var seen = (await ReadBookAsync()).Version;
        Task<SaveResult> SetAsync(int version, string sku, long? minor) =>
            EditAsync(edit => edit.PriceOneAsync("trade", version, sku, minor is { } some ? Money.Eur(some) : null, default));
        Assert.Equal(SaveResult.Saved, await SetAsync(seen, TestShop.Tea, 900));
        Assert.Equal(SaveResult.Saved, await SetAsync(seen, TestShop.Pot, 4000));
        Assert.Equal(SaveResult.Stale, await SetAsync(seen, TestShop.Tea, 800));
        Assert.Equal(SaveResult.Stale, await SetAsync(seen, TestShop.Tea, null));
        Assert.Equal(SaveResult.Saved, await SetAsync(seen, TestShop.Tea, 900));
        Assert.Equal(SaveResult.Stale, await SetAsync(-1, TestShop.Pot, 3000));
        var now = (await ReadBookAsync()).Version;
        Assert.Equal(SaveResult.Stale, await SetAsync(now + 1, TestShop.Tea, 700));
        Assert.Equal(SaveResult.Saved, await SetAsync(now, TestShop.Tea, 700));
        Assert.Equal(700, await SubtotalAsync(Currency.Eur, "trade"));
    }

    [Fact]
    public async Task Of_prices_with_an_unknown_sku_none_is_set_and_a_rename_keeps_those_that_are()
    {
        await EditAsync(edit => edit.CreateAsync("trade", "Trade customers", default));
        var version = (await ReadBookAsync()).Version;
        Assert.Equal(SaveResult.InUse,
            await EditAsync(edit =>
            edit.PriceAsync("trade", version, new Dictionary<string, Money?> { [TestShop.Tea] = Money.Eur(900), ["NONE"] = Money.Eur(1) },
                default)));
        Assert.Equal(1290, await SubtotalAsync(Currency.Eur, "trade"));
        Assert.Equal(SaveResult.Saved,
            await EditAsync(edit =>
            edit.PriceAsync("trade", version, new Dictionary<string, Money?> { [TestShop.Tea] = Money.Eur(900), [TestShop.Pot] = null },
                default)));
        Assert.Equal(SaveResult.Saved, await EditAsync(edit => edit.RenameAsync("trade", version + 1, "Cafés", default)));
        Assert.Equal(900, await SubtotalAsync(Currency.Eur, "trade"));
        var listed = Assert.Single(await _shop.RunAsync((PriceBookList list) => list.AllAsync(default)));
        Assert.Equal(("Cafés", 1), (listed.Book.Name, listed.Prices));
    }

    [Fact]
    public async Task Staff_see_a_books_prices_beside_everybodys_page_by_page()
    {
        var book = PriceBook.ForInvited("trade", "Trade customers", Euro).Price(TestShop.Tea, Money.Eur(900))
            .Price(TestShop.Pot, Money.Eur(6400));
        await _shop.SaveAsync(book);
        var rows = await _shop.RunAsync((PriceBookList list) => list.PricesAsync(book, null, null, default));
        Assert.Equal([(TestShop.Pot, 6400, 6400, true), (TestShop.Tea, 1290, 900, false)],
            rows.Select(row => (row.Variant.Sku, row.Variant.ListPrice.Minor, row.Price.Minor, row.IsIdle)));
        Assert.Equal(TestShop.Tea, Assert.Single(await _shop.RunAsync((PriceBookList list) => list.PricesAsync(book, "TEA", null, default)))
            .Variant.Sku);
        Assert.Equal(TestShop.Tea,
            Assert.Single(await _shop.RunAsync((PriceBookList list) => list.PricesAsync(book, null, TestShop.Pot, default))).Variant.Sku);
    }

    public void Dispose() => _shop.Dispose();

    private Task<T> EditAsync<T>(Func<EditPriceBook, Task<T>> edit) => _shop.RunAsync(edit);

    private static Shopper Of(string group) => new(Language.Of("en"), Currency.Eur, new PriceGroup(group, group), null);

    private Task<PriceBook?> InvitedAsync(string? invitation) =>
        _shop.RunAsync((PriceBookList list) => list.ByInvitationAsync(invitation, default));

    private async Task<PriceBook> ReadBookAsync() => (await _shop.RunAsync((PriceBookList list) => list.FindAsync("trade", default)))!;

    private Task EditTeaAsync(Action<Product> edit) => _shop.ReadAsync(db => db.WriteAsync(async () =>
    {
        edit(await db.Set<Product>().AsTracking().SingleAsync(product => product.Id == TestShop.TeaId));
        return true;
    }));

    private async Task<long> SubtotalAsync(Currency currency, string? group) => (await QuoteAsync(currency, group)).Quote.Subtotal.Minor;

    private Task<QuoteResult> QuoteAsync(Currency currency, string? group) => _shop.RunAsync((QuoteLines quote) => quote.ExecuteAsync(
        new QuoteRequest([new WantedItem(TestShop.Tea, 1)], null, "ES", null, "en") { Currency = currency, GroupCode = group }, default));
}
