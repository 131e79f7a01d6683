using System.Collections.Concurrent;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Shop.Domain.Coupons;
using Shop.Domain.Shared;
using Shop.Domain.Tests.Checkout;

namespace Shop.Domain.Tests.Models;

public sealed class CouponModelTests
{
    private const string Code = "HALF";
    private const int Simulation = 120;
    private const int Limit = 3;
    private const int LimitPerCustomer = 2;
    private const int Orders = 8;

    // Take or give back, for which order; now and then a day goes by, and after ten of them the coupon is over.
    private static readonly Gen<(int What, int Order)> Event = Gen.Select(Gen.Int[0, 9], Gen.Int[0, Orders - 1]);

    private readonly ConcurrentBag<TestShop> _shops = [];

    [Fact]
    public async Task Whatever_happens_to_a_coupon_in_whatever_order_both_limits_hold_and_what_is_given_back_can_be_used_again() =>
        await Event.Array[1, 60].SampleAsync(LiveAsync, iter: Simulation);

    private async Task LiveAsync((int What, int Order)[] events)
    {
        var shop = _shops.TryTake(out var free) ? free : await ShopAsync();
        shop.Rewind();
        var orders = Enumerable.Range(0, Orders).Select(_ => OrderId.New(DateTimeOffset.UnixEpoch)).ToList();
        var live = new HashSet<int>();
        var days = 0;
        foreach (var (what, order) in events)
        {
            if (what == 0)
            {
                shop.Clock.Advance(TimeSpan.FromDays(1));
                days++;
            }
            else if (what < 4) await GiveBackAsync(shop, orders[order], live, order);
            else if (!live.Contains(order)) Assert.Equal(ModelTakes(live, order, days), await TakeAsync(shop, orders[order], order));
            Assert.Equal((live.Count, live.Count), await CountedAsync(shop));
        }

        _shops.Add(shop);
    }

    private static async Task<TestShop> ShopAsync()
    {
        var shop = new TestShop(inMemory: true);
        await shop.AddCouponAsync(Code, 50, Limit, LimitPerCustomer, endsAt: shop.Clock.GetUtcNow().AddDays(10));
        return shop;
    }

    private static bool ModelTakes(HashSet<int> live, int order, int days) =>
        days < 10 && live.Count < Limit && live.Count(other => Customer(other) == Customer(order)) < LimitPerCustomer && live.Add(order);

    private static Task<bool> TakeAsync(TestShop shop, OrderId id, int order) =>
        shop.WriteAsync((RedeemCoupon coupons) => coupons.TryTakeAsync(Code, id, Customer(order), default), taken => taken);

    private static async Task GiveBackAsync(TestShop shop, OrderId id, HashSet<int> live, int order)
    {
        live.Remove(order);
        await shop.WriteAsync(async (RedeemCoupon coupons) =>
        {
            await coupons.ReleaseAsync(id, default);
            return true;
        });
    }

    private static Task<(int Counter, int Live)> CountedAsync(TestShop shop) => shop.ReadAsync(async db => (
        await db.Set<Coupon>().Select(coupon => coupon.Redeemed).SingleAsync(),
        await db.Set<CouponRedemption>().CountAsync(redemption => redemption.ReleasedAt == null)));

    private static string Customer(int order) => $"customer-{order % 2}@example.com";
}
