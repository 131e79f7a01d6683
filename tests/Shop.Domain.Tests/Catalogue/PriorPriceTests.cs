using CsCheck;
using Shop.Domain.Catalogue;
using Shop.Domain.Shared;
using Xunit;

namespace Shop.Domain.Tests.Catalogue;

public sealed class PriorPriceTests
{
    private static readonly TimeZoneInfo Madrid = TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid");
    private static readonly DateTimeOffset Start = new(2026, 6, 15, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_was_sold_at_80_last_week_and_is_70_now_was_80_before_and_is_12_and_a_half_percent_less()
    {
        PricePoint[] history = [Days(-200, 100), Days(-9, 80), Days(-2, 100), Days(0, 70)];
        Assert.Equal(80, Lowest(history));
        Assert.Equal(new Reduction(Money.Eur(80), new Percentage(1250)), Reduction.Of(Money.Eur(80), Money.Eur(70)));
    }

    [Fact]
    public void A_step_deeper_counts_from_the_step_before() => Assert.Equal(80, Lowest([Days(-200, 100), Days(-9, 80), Days(0, 70)]));

    [Fact]
    public void A_sale_that_ended_before_the_window_does_not_count() =>
        Assert.Equal(100, Lowest([Days(-90, 100), Days(-40, 60), Days(-31, 100), Days(0, 70)]));

    [Fact]
    public void A_sale_that_ended_in_the_first_instant_of_the_window_does_not_count_and_one_a_moment_later_does()
    {
        var from = PriorPrice.WindowStart(Start, Madrid);
        Assert.Equal(100, PriorPrice.LowestIn([Days(-60, 60), new PricePoint(from, 100)], from, Start));
        Assert.Equal(60, PriorPrice.LowestIn([Days(-60, 60), new PricePoint(from.AddMilliseconds(1), 100)], from, Start));
    }

    [Fact]
    public void Goods_of_less_than_30_days_count_since_they_were_first_priced()
    {
        Assert.Equal(90, Lowest([Days(-12, 90), Days(-6, 95), Days(0, 70)]));
        Assert.Null(Lowest([Days(0, 70)]));
    }

    [Fact]
    public void The_price_of_the_reduction_itself_is_never_its_prior_price() =>
        Assert.Equal(100, Lowest([Days(-60, 100), Days(0, 70), Days(1, 60)]));

    [Fact]
    public void The_prior_price_is_the_lowest_of_any_history_within_the_window() =>
        Gen.Select(Gen.Int[-90 * 24, 24], Gen.Long[1, 100_000]).List[1, 30].Sample(changes =>
        {
            var history = changes.Select(change => new PricePoint(Start.AddHours(change.Item1), change.Item2)).DistinctBy(point => point.At)
                .ToList();
            var from = PriorPrice.WindowStart(Start, Madrid);
            // Told hour by hour, as somebody would who looked at the page all the time.
            var seen = Enumerable.Range(0, (int)(Start - from).TotalHours)
                .Select(hour => history.Where(point => point.At <= from.AddHours(hour))
                .OrderBy(point => point.At).Select(point => (long?)point.Minor).LastOrDefault()).Min();
            Assert.Equal(seen, PriorPrice.LowestIn(history, from, Start));
        });

    [Fact]
    public void No_percentage_is_larger_than_the_truth_and_none_is_told_where_nothing_is_saved() =>
        Gen.Select(Gen.Long[0, 1_000_000], Gen.Long[0, 1_000_000]).Sample((prior, price) =>
        {
            var told = Reduction.Of(Money.Eur(prior), Money.Eur(price));
            if (price >= prior) Assert.Null(told);
            else Assert.InRange(((Int128)(prior - price) * 10_000) - ((Int128)told!.Off.BasisPoints * prior), 0, (Int128)10 * prior);
        });

    [Theory]
    // Spring: 29 March 2026 has 23 hours. Autumn: 25 October 2026 has 25. 2028 is a leap year.
    [InlineData("2026-04-10T10:00:00+02:00", "2026-03-11T10:00:00+01:00")]
    [InlineData("2026-11-10T10:00:00+01:00", "2026-10-11T10:00:00+02:00")]
    [InlineData("2028-03-15T10:00:00+01:00", "2028-02-14T10:00:00+01:00")]
    [InlineData("2027-03-15T10:00:00+01:00", "2027-02-13T10:00:00+01:00")]
    // The time thirty days before was left out, or was there twice: the earlier one.
    [InlineData("2026-04-28T02:30:00+02:00", "2026-03-29T01:30:00+01:00")]
    [InlineData("2026-11-24T02:30:00+01:00", "2026-10-25T02:30:00+02:00")]
    public void Thirty_days_are_thirty_days_of_the_merchants_calendar(string start, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, null), PriorPrice.WindowStart(DateTimeOffset.Parse(start, null), Madrid));

    private static long? Lowest(PricePoint[] history) => PriorPrice.LowestIn(history, PriorPrice.WindowStart(Start, Madrid), Start);

    private static PricePoint Days(int days, long price) => new(Start.AddDays(days), price);
}
