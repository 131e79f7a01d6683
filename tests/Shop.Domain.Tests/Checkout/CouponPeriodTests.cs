using System.Globalization;
using Shop.Domain.Checkout;
using Shop.Domain.Coupons;
using Shop.Domain.Invoicing;
using Shop.Domain.Payments;
using Shop.Domain.Shared;

namespace Shop.Domain.Tests.Checkout;

/// <summary>
/// A coupon of certain days holds from the first moment of the first to the last moment of the last, as the shop's clocks show them (R52).
/// </summary>
public sealed class CouponPeriodTests : IDisposable
{
    private static readonly Seller Madrid =
        new(new InvoiceParty("Seller", [], "ESB1", null, null), TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid"));
    private readonly TestShop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Theory]
    [InlineData("2027-03-28", "2027-03-28", 23)]
    [InlineData("2027-10-31", "2027-10-31", 25)]
    [InlineData("2027-03-27", "2027-03-29", 71)]
    [InlineData("2028-02-29", "2028-02-29", 24)]
    [InlineData("2028-02-28", "2028-03-01", 72)]
    [InlineData("2026-12-31", "2027-01-01", 48)]
    public async Task A_coupon_holds_on_the_days_of_the_shops_zone_and_not_a_moment_longer(string first, string last, int hours)
    {
        var (from, until) = (Madrid.StartOf(Day(first))!.Value, Madrid.StartOf(Day(last).AddDays(1))!.Value);
        Assert.Equal(TimeSpan.FromHours(hours), until - from);
        await AddAsync(from, until);
        Assert.False(await HoldsAsync(from.AddMilliseconds(-1)));
        Assert.True(await HoldsAsync(from));
        Assert.True(await HoldsAsync(until.AddMilliseconds(-1)));
        Assert.False(await HoldsAsync(until));
        Assert.False(await HoldsAsync(until.AddDays(1)));
    }

    [Fact]
    public async Task In_the_hour_that_comes_twice_a_coupon_ends_once()
    {
        // 2027-10-31 02:30 is shown twice in Madrid: the coupon ends at the second of them.
        var end = new DateTimeOffset(2027, 10, 31, 2, 30, 0, TimeSpan.FromHours(1));
        await AddAsync(end.AddDays(-1), end);
        Assert.True(await HoldsAsync(end.AddHours(-1)));
        Assert.True(await HoldsAsync(end.AddMinutes(-1)));
        Assert.False(await HoldsAsync(end));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(24, false)]
    public async Task A_clock_that_is_set_anew_decides_about_new_orders_and_changes_nothing_in_the_placed_one(int hours, bool holds)
    {
        var end = new DateTimeOffset(2027, 3, 28, 0, 0, 0, TimeSpan.Zero);
        await AddAsync(end.AddDays(-3), end);
        _shop.Clock.AdjustTime(end.AddMinutes(-1));
        var payment = await _shop.StartAsync((await PlacedAsync("first@example.com")).OrderId);
        _shop.Clock.AdjustTime(end.AddMinutes(-1).AddHours(hours));
        Assert.Equal(holds, await FindAsync());
        var refused = await _shop.PlaceAsync(await RequestAsync("second@example.com"));
        Assert.Equal(holds, refused is PlaceOrderResult.Placed);

        // The first one is paid by the set clock, at the discount that it was placed with.
        _shop.Gateway.Become(payment.SessionId!, SessionState.Paid);
        Assert.Equal(PaymentStatus.Succeeded, await _shop.SettleAsync(payment.Id));
        Assert.Equal(645 + 490, payment.AmountMinor);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private Task AddAsync(DateTimeOffset from, DateTimeOffset until) =>
        _shop.SaveAsync(Coupon.Create(new CouponTerms("HALF", Percentage.Of(50), null, Money.Eur(0)), from, until));

    // Both who only look and who buy are asked: they must never differ.
    private async Task<bool> HoldsAsync(DateTimeOffset at)
    {
        _shop.Clock.AdjustTime(at);
        var found = await FindAsync();
        var taken = await _shop.WriteAsync((RedeemCoupon coupons) =>
            coupons.TryTakeAsync("HALF", OrderId.New(at), "ana@example.com", default), took => took);
        Assert.Equal(found, taken);
        return found;
    }

    private async Task<bool> FindAsync() =>
        await _shop.RunAsync((FindCoupon find) => find.ExecuteAsync("HALF", Currency.Eur, default)) is not null;

    private async Task<PlaceOrderRequest> RequestAsync(string email)
    {
        var cart = await _shop.CartWithAsync((TestShop.Tea, 1));
        await _shop.SetCouponAsync(cart, "HALF");
        return TestShop.Request(cart, 645 + 490, email: email);
    }

    private async Task<PlaceOrderResult.Placed> PlacedAsync(string email) => await _shop.PlacedAsync(await RequestAsync(email));
}
