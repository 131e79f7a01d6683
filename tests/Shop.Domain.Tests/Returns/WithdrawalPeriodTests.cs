using System.Globalization;
using Shop.Domain.Returns;
using Shop.Domain.Shared;

namespace Shop.Domain.Tests.Returns;

public sealed class WithdrawalPeriodTests
{
    [Theory]
    // Promised for the 25th and 26th, sent on the 24th: 14 days after the 26th, a Thursday.
    [InlineData("2026-11-26", "2026-11-24", null, "2026-12-10")]
    // Sent later than it was promised to arrive.
    [InlineData("2026-11-26", "2026-11-30", null, "2026-12-14")]
    // The 14th day is a Saturday, a Sunday: the Monday after it.
    [InlineData("2026-11-28", "2026-11-24", null, "2026-12-14")]
    [InlineData("2026-11-29", "2026-11-24", null, "2026-12-14")]
    // A Friday and a Monday stay.
    [InlineData("2026-11-27", "2026-11-24", null, "2026-12-11")]
    [InlineData("2026-11-30", "2026-11-24", null, "2026-12-14")]
    // Staff closed it within the period: it arrived then.
    [InlineData("2026-11-26", "2026-11-24", "2026-12-02", "2026-12-16")]
    // It closed itself long after it: that says nothing of when it arrived.
    [InlineData("2026-11-26", "2026-11-24", "2026-12-24", "2026-12-10")]
    // Nothing was promised: only when it was closed is known.
    [InlineData(null, "2026-11-24", "2026-12-02", "2026-12-16")]
    [InlineData(null, "2026-11-24", null, null)]
    // Handed over without a parcel.
    [InlineData(null, null, "2026-11-24", "2026-12-08")]
    [InlineData("2026-11-26", null, "2026-11-24", "2026-12-08")]
    [InlineData("2026-11-26", null, null, null)]
    public void It_ends_fourteen_days_after_the_latest_arrival_that_is_known_and_never_on_a_weekend(
        string? promised, string? sent, string? completed, string? last)
    {
        var promise = Day(promised) is { } until ? new ArrivalDays(until.AddDays(-1), until) : (ArrivalDays?)null;
        Assert.Equal(Day(last), WithdrawalPeriod.Of(promise, Day(sent), Day(completed)).LastDay);
    }

    [Fact]
    public void The_last_day_is_in_time_to_its_end_and_the_next_is_not()
    {
        var period = WithdrawalPeriod.Of(null, null, new DateOnly(2026, 11, 24));
        Assert.False(period.IsOver(new DateOnly(2026, 12, 8)));
        Assert.True(period.IsOver(new DateOnly(2026, 12, 9)));
        Assert.False(new WithdrawalPeriod(null).IsOver(DateOnly.MaxValue));
    }

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
