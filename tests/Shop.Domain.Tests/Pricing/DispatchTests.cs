using System.Globalization;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;
using Shop.Domain.Tests.Checkout;

namespace Shop.Domain.Tests.Pricing;

public sealed class DispatchTests
{
    private static readonly DateOnly[] Christmas = [new(2026, 12, 24), new(2026, 12, 25)];

    public static TheoryData<bool> Databases { get; } = [false, true];

    // 2026-12-21 is a Monday.
    [Theory]
    [InlineData("2026-12-21 13:59", 0, 1, "2026-12-22")]
    [InlineData("2026-12-21 14:00", 0, 1, "2026-12-23")]
    [InlineData("2026-12-21 10:00", 1, 1, "2026-12-23")]
    [InlineData("2026-12-21 10:00", 0, 0, "2026-12-21")]
    [InlineData("2026-12-19 10:00", 0, 1, "2026-12-22")]
    [InlineData("2026-12-18 15:00", 0, 1, "2026-12-22")]
    [InlineData("2026-12-23 10:00", 0, 1, "2026-12-28")]
    [InlineData("2026-12-23 14:00", 0, 1, "2026-12-29")]
    [InlineData("2026-12-24 10:00", 2, 3, "2027-01-04")]
    public void A_parcel_arrives_so_many_working_days_after_the_day_that_it_can_leave(string ordered, int handling, int days,
        string arrives)
    {
        var plan = Dispatch.Plain.Change(handling, new TimeOnly(14, 0), Christmas);
        Assert.Equal(DateOnly.Parse(arrives, CultureInfo.InvariantCulture),
            plan.ArrivesOn(DateTime.Parse(ordered, CultureInfo.InvariantCulture), days));
    }

    [Fact]
    public void A_shop_that_has_said_nothing_counts_working_days_from_the_order_on() =>
        Assert.Equal(new DateOnly(2026, 12, 28), Dispatch.Plain.ArrivesOn(new DateTime(2026, 12, 24, 23, 59, 0), 2));

    [Fact]
    public void A_plan_that_cannot_be_is_refused()
    {
        Assert.Throws<DomainException>(() => Dispatch.Plain.Change(-1, null, []));
        Assert.Throws<DomainException>(() =>
            Dispatch.Plain.Change(0, null, [.. Enumerable.Range(0, 201).Select(day => Christmas[0].AddDays(day))]));
    }

    [Theory]
    [InlineData("2026-12-07 09:00", "2026-12-07 14:00")]
    [InlineData("2026-12-07 14:00", "2026-12-08 00:00")]
    [InlineData("2026-12-31 23:59", "2027-01-01 00:00")]
    public void What_is_promised_holds_until_the_cut_off_or_the_end_of_the_day(string now, string until)
    {
        var plan = Dispatch.Plain.Change(1, new TimeOnly(14, 0), []);
        Assert.Equal(DateTime.Parse(until, CultureInfo.InvariantCulture),
            plan.PromisesUntil(DateTime.Parse(now, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Nothing_is_promised_by_a_way_whose_days_the_merchant_does_not_say() =>
        Assert.Null(Dispatch.Plain.Promise(new DateTime(2026, 12, 7, 9, 0, 0), 0, 0));

    [Theory, MemberData(nameof(Databases))]
    public async Task Of_two_who_enter_it_first_one_is_told_that_the_other_was_faster(bool onPostgres)
    {
        using var shop = onPostgres ? new TestShop(await PostgresDatabase.CreateAsync(), 10) : new TestShop();
        Task<SaveResult> SaveAsync(int version, int handling) =>
            shop.RunAsync((EditDispatch edit) => edit.SaveAsync(version, handling, new TimeOnly(9, 30), Christmas, default));
        Assert.Equal(SaveResult.Saved, await SaveAsync(0, 1));
        Assert.Equal(SaveResult.Stale, await SaveAsync(0, 2));
        Assert.Equal(SaveResult.Saved, await SaveAsync(1, 3));
        var stored = await shop.RunAsync((EditDispatch edit) => edit.FindAsync(default));
        Assert.Equal((3, new TimeOnly(9, 30), 2), (stored.HandlingDays, stored.CutOff, stored.DaysOffList().Count()));
    }
}
