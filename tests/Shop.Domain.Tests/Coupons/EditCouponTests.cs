using Shop.Domain.Coupons;
using Shop.Domain.Shared;
using Xunit;

namespace Shop.Domain.Tests.Coupons;

public sealed class EditCouponTests : IDisposable
{
    private static readonly CouponTerms Terms = new("TEN", Percentage.Of(10), null, Money.Eur(0));
    private static readonly CouponUse Use = new(DateTimeOffset.UnixEpoch, null);
    private readonly SqliteDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task A_change_on_an_old_version_changes_nothing()
    {
        await RunAsync(edit => edit.CreateAsync(Terms, Use, default));
        var seen = (await ReadAsync()).Version;
        Assert.Equal(SaveResult.Saved,
            await RunAsync(edit => edit.ChangeAsync(seen, Terms with { Percent = Percentage.Of(20) }, Use, default)));
        Assert.Equal(SaveResult.Stale,
            await RunAsync(edit => edit.ChangeAsync(seen, Terms with { Percent = Percentage.Of(30) }, Use, default)));
        Assert.Equal(Percentage.Of(20), (await ReadAsync()).Percent);
    }

    [Fact]
    public async Task A_limit_below_what_is_used_is_refused()
    {
        await RunAsync(edit => edit.CreateAsync(Terms, Use, default));
        await RedeemAsync("a@example.com");
        await RedeemAsync("b@example.com");
        var seen = (await ReadAsync()).Version;
        Assert.Equal(SaveResult.Refused, await RunAsync(edit => edit.ChangeAsync(seen, Terms, Use with { Limit = 1 }, default)));
        Assert.Equal(SaveResult.Saved, await RunAsync(edit => edit.ChangeAsync(seen, Terms, Use with { Limit = 2 }, default)));
    }

    [Fact]
    public async Task A_used_coupon_is_not_deleted_and_an_unused_one_is()
    {
        await RunAsync(edit => edit.CreateAsync(Terms, Use, default));
        await RunAsync(edit => edit.CreateAsync(Terms with { Code = "OTHER" }, Use, default));
        await RedeemAsync("a@example.com");
        Assert.Equal(SaveResult.InUse, await RunAsync(async edit => await edit.DeleteAsync("TEN", (await ReadAsync()).Version, default)));
        Assert.Equal(SaveResult.Saved,
            await RunAsync(async edit => await edit.DeleteAsync("OTHER", (await ReadAsync("OTHER")).Version, default)));
        Assert.Equal(SaveResult.Missing, await RunAsync(edit => edit.DeleteAsync("OTHER", 1, default)));
    }

    [Fact]
    public async Task A_code_is_there_once()
    {
        Assert.Equal(SaveResult.Saved, await RunAsync(edit => edit.CreateAsync(Terms, Use, default)));
        Assert.Equal(SaveResult.Duplicate, await RunAsync(edit => edit.CreateAsync(Terms, Use, default)));
    }

    [Fact]
    public async Task An_ended_coupon_cannot_be_used_from_then_on()
    {
        await RunAsync(edit => edit.CreateAsync(Terms, Use, default));
        await RunAsync(async edit => await edit.EndAsync("TEN", (await ReadAsync()).Version, default));
        await using var db = _database.NewContext();
        Assert.Null(await new FindCoupon(db, TimeProvider.System).ExecuteAsync("TEN", Currency.Eur, default));
        Assert.Equal(CouponState.Ended, new CouponList(db, TimeProvider.System).StateOf(await ReadAsync()));
    }

    private async Task<SaveResult> RunAsync(Func<EditCoupon, Task<SaveResult>> act)
    {
        await using var db = _database.NewContext();
        return await act(new EditCoupon(db, TimeProvider.System));
    }

    private async Task<Coupon> ReadAsync(string code = "TEN")
    {
        await using var db = _database.NewContext();
        return (await new CouponList(db, TimeProvider.System).FindAsync(code, default))!;
    }

    private async Task RedeemAsync(string email)
    {
        await using var db = _database.NewContext();
        Assert.True(await db.WriteAsync(() => new RedeemCoupon(db, TimeProvider.System)
            .TryTakeAsync("TEN", OrderId.New(DateTimeOffset.UnixEpoch), email, default)));
    }
}
