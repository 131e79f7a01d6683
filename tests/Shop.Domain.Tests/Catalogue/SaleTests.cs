using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Shop.Domain.Catalogue;
using Shop.Domain.Search;
using Shop.Domain.Shared;
using Shop.Domain.Tests.Search;
using Xunit;

namespace Shop.Domain.Tests.Catalogue;

public sealed class SaleTests : IDisposable
{
    private const string Sku = "TEA-1";
    private static readonly ListingQuery English = new("en");

    private readonly SqliteDatabase _database = new();
    private readonly FakeTimeProvider _clock = new(Sample.Opening.AddDays(40));

    public SaleTests() => _clock.SetLocalTimeZone(TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid"));

    private DateTimeOffset Now => _clock.GetUtcNow();

    [Fact]
    public async Task A_price_on_sale_is_charged_from_the_second_of_its_start_to_the_second_before_its_end_without_any_job()
    {
        await StoreAsync(tea => tea.PutOnSale(Sku, new Sale(Money.Eur(800), Now.AddHours(1), Now.AddHours(2)), Now));
        Assert.Equal(1000, await ChargedAsync());
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(800, await ChargedAsync());
        _clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));
        Assert.Equal(800, await ChargedAsync());
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1000, await ChargedAsync());
    }

    [Fact]
    public async Task The_job_writes_the_instants_of_the_sale_however_late_it_runs_and_twice_changes_nothing()
    {
        var (from, until) = (Now.AddHours(1), Now.AddHours(2));
        await StoreAsync(tea => tea.PutOnSale(Sku, new Sale(Money.Eur(800), from, until), Now));
        _clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(1, await ApplyAsync());
        Assert.Equal([(Sample.Opening, 1000L), (from, 800L), (until, 1000L)], await HistoryAsync());
        Assert.Equal(0, await ApplyAsync());
        Assert.Equal(3, (await HistoryAsync()).Count);
    }

    [Fact]
    public async Task Lists_are_in_the_order_of_the_sale_prices_after_the_job()
    {
        await StoreAsync(tea => tea.PutOnSale(Sku, new Sale(Money.Eur(800), Now.AddMinutes(1)), Now));
        await _database.SaveAsync(Sample.Tea(2, "Ceylon", 900));
        _clock.Advance(TimeSpan.FromMinutes(1));
        await ApplyAsync();
        var cards = (await ListAsync(English with { Sort = ListingSort.PriceAscending })).Cards;
        Assert.Equal([800, 900], cards.Select(card => card.LowestPrice.Minor));
    }

    [Fact]
    public async Task A_card_and_a_page_strike_the_lowest_price_of_the_month_before_and_not_the_regular_one()
    {
        await StoreAsync(tea => tea.PutOnSale(Sku, new Sale(Money.Eur(900), Now.AddDays(-20), Now.AddDays(-10)), Now.AddDays(-20))
            .PutOnSale(Sku, new Sale(Money.Eur(750), Now), Now));
        var expected = new Reduction(Money.Eur(900), new Percentage(1660));
        Assert.Equal(expected, Assert.Single((await ListAsync(English)).Cards).Reduction);
        await using var db = _database.NewContext();
        Assert.Equal(expected, (await new ProductPage(db, _clock).FindAsync("en", "tea-1", CancellationToken.None))!.Variants[0].Reduction);
    }

    [Fact]
    public async Task A_reduction_is_told_truly_before_the_job_has_run()
    {
        await StoreAsync(tea => tea.PutOnSale(Sku, new Sale(Money.Eur(500), Now.AddHours(1)), Now));
        Assert.Null(Assert.Single((await ListAsync(English)).Cards).Reduction);
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(Percentage.Of(50), Assert.Single((await ListAsync(English)).Cards).Reduction!.Off);
    }

    [Fact]
    public async Task A_sale_at_the_price_that_was_applied_all_the_month_strikes_nothing()
    {
        await StoreAsync(tea => tea.PutOnSale(Sku, new Sale(Money.Eur(1000), Now), Now));
        Assert.Null(Assert.Single((await ListAsync(English)).Cards).Reduction);
    }

    [Fact]
    public void A_sale_cannot_begin_before_it_was_entered_and_longer_at_the_same_price_it_is_the_same_sale()
    {
        var tea = Sample.Tea(1, "Assam").PutOnSale(Sku, new Sale(Money.Eur(800), Now.AddYears(-1), Now.AddDays(1)), Now);
        Assert.Equal(Now, tea.Variants[0].SaleFrom);
        Assert.Equal(Now, tea.PutOnSale(Sku, new Sale(Money.Eur(800), Now, Now.AddDays(9)), Now.AddHours(5)).Variants[0].SaleFrom);
        Assert.Equal(Now.AddHours(6), tea.PutOnSale(Sku, new Sale(Money.Eur(700), Now), Now.AddHours(6)).Variants[0].SaleFrom);
    }

    [Fact]
    public void A_sale_below_nothing_backwards_or_in_another_currency_is_refused()
    {
        var tea = Sample.Tea(1, "Assam");
        Assert.Throws<DomainException>(() => tea.PutOnSale(Sku, new Sale(Money.Eur(-1), Now), Now));
        Assert.Throws<DomainException>(() => tea.PutOnSale(Sku, new Sale(Money.Eur(1), Now.AddDays(2), Now.AddDays(2)), Now));
        Assert.Throws<DomainException>(() => tea.PutOnSale(Sku, new Sale(new Money(1, new Currency("USD")), Now), Now));
        Assert.Null(tea.Variants[0].SaleMinor);
    }

    [Fact]
    public async Task Ending_a_sale_brings_the_regular_price_back_at_once_and_the_history_keeps_the_sale()
    {
        await StoreAsync(tea => tea.PutOnSale(Sku, new Sale(Money.Eur(800), Now), Now));
        var began = Now;
        _clock.Advance(TimeSpan.FromHours(3));
        await ChangeAsync(tea => tea.EndSale(Sku, Now));
        Assert.Equal(1000, await ChargedAsync());
        Assert.Equal([(Sample.Opening, 1000L), (began, 800L), (Now, 1000L)], await HistoryAsync());
    }

    [Fact]
    public async Task A_price_that_was_corrected_before_it_was_stored_was_never_applied()
    {
        await _database.SaveAsync(Sample.Teas(), Sample.Tea(1, "Assam").Reprice(Sku, Money.Eur(700), Sample.Opening));
        Assert.Equal([(Sample.Opening, 700L)], await HistoryAsync());
    }

    [Fact]
    public async Task A_variant_from_before_there_was_a_history_gets_its_first_row_from_the_job()
    {
        await StoreAsync(_ => { });
        await using var db = _database.NewContext();
        await db.Set<PriceChange>().ExecuteDeleteAsync();
        // As the migration leaves such rows.
        await db.Set<Variant>().ExecuteUpdateAsync(set => set.SetProperty(variant => variant.AppliedMinor, 0)
            .SetProperty(variant => variant.AppliedSince, DateTimeOffset.UnixEpoch)
                .SetProperty(variant => variant.PriceDueAt, DateTimeOffset.UnixEpoch));
        Assert.Equal(1, await ApplyAsync());
        Assert.Equal([(Now, 1000L)], await HistoryAsync());
    }

    [Fact]
    public async Task A_scheduled_product_is_shown_once_its_time_has_come_and_counts_as_new_then()
    {
        var at = Now.AddHours(2);
        await StoreAsync(tea => tea.Schedule(at));
        Assert.Equal(0, await ApplyAsync());
        Assert.Empty((await ListAsync(English)).Cards);
        _clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, await ApplyAsync());
        Assert.Single((await ListAsync(English)).Cards);
        await using var db = _database.NewContext();
        Assert.Equal((at, (DateTimeOffset?)null), await db.Set<Product>()
            .Select(product => new ValueTuple<DateTimeOffset, DateTimeOffset?>(product.ListedAt, product.PublishAt)).SingleAsync());
    }

    [Fact]
    public async Task More_sales_than_a_batch_holds_begin_in_one_run()
    {
        var teas = Enumerable.Range(1, 130)
            .Select(number => Sample.Tea(number, "Tea").PutOnSale($"TEA-{number}", new Sale(Money.Eur(10), Now.AddMinutes(1)), Now));
        await _database.SaveAsync([Sample.Teas(), .. teas]);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(130, await ApplyAsync());
        await using var db = _database.NewContext();
        Assert.Equal(130, await db.Set<ListingEntry>().CountAsync(entry => entry.LowestPriceMinor == 10));
    }

    public void Dispose() => _database.Dispose();

    private Task StoreAsync(Action<Product> change)
    {
        var tea = Sample.Tea(1, "Assam");
        change(tea);
        return _database.SaveAsync(Sample.Teas(), tea);
    }

    private async Task ChangeAsync(Action<Product> change)
    {
        await using var db = _database.NewContext();
        change(await db.Set<Product>().SingleAsync());
        await db.SaveChangesAsync();
    }

    private async Task<int> ApplyAsync()
    {
        await using var db = _database.NewContext();
        return await new ApplyDueChanges(db, _clock).ExecuteAsync(CancellationToken.None);
    }

    private async Task<long> ChargedAsync()
    {
        await using var db = _database.NewContext();
        return (await new VariantLookup(db, _clock).FindAsync([Sku], "en", CancellationToken.None))[Sku].ListPrice.Minor;
    }

    private async Task<ListingPage> ListAsync(ListingQuery query)
    {
        using var lists = new Lists(_database, _clock);
        return await lists.ReadAsync(query);
    }

    private async Task<List<(DateTimeOffset At, long Minor)>> HistoryAsync()
    {
        await using var db = _database.NewContext();
        return (await db.Set<PriceChange>().Where(change => change.Sku == Sku).OrderBy(change => change.At).ToListAsync())
            .ConvertAll(change => (change.At, change.PriceMinor));
    }
}
