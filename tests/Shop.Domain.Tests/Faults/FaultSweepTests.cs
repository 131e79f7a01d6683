using Microsoft.EntityFrameworkCore;
using Shop.Domain.Checkout;
using Shop.Domain.Checkout.Limits;
using Shop.Domain.Coupons;
using Shop.Domain.Invoicing;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Domain.Tests.Checkout;
using Xunit.Abstractions;

namespace Shop.Domain.Tests.Faults;

/// <summary>
/// Lets the first, the second, the third … command of buying fail, until a run gets through without a fault. Each time
/// the step is tried again as people and the outbox do, and the end must be that of a run without faults.
/// </summary>
public sealed class FaultSweepTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whichever_command_of_buying_and_refunding_fails_the_end_is_the_same(bool afterCommit)
    {
        var faults = 0;
        for (var command = 1; ; command++)
        {
            using var shop = new TestShop { Limits = new CheckoutLimits() };
            await shop.AddCouponAsync("HALF", 50, limit: 5);
            var cart = await shop.CartWithAsync((TestShop.Tea, 1));
            await shop.SetCouponAsync(cart, "HALF");
            var fault = new FailAt(command, afterCommit);
            shop.Interceptor = fault;
            await BuyAndRefundAsync(shop, TestShop.Request(cart, 645 + 490));
            shop.Interceptor = null;
            await EndIsRightAsync(shop);
            if (!fault.Struck) break;
            faults++;
        }

        output.WriteLine($"{faults} commands failed in turn");
        Assert.True(faults > 30, $"only {faults} commands were seen");
    }

    private static async Task BuyAndRefundAsync(TestShop shop, PlaceOrderRequest request)
    {
        var placed = Assert.IsType<PlaceOrderResult.Placed>(await AgainAsync(() => shop.PlaceAsync(request)));
        await AgainAsync(() => shop.RunAsync((StartPayment start) => start.ExecuteAsync(placed.OrderId, default)));
        shop.Gateway.Become(shop.Gateway.Sessions.Single().Id, SessionState.Paid);
        await AgainAsync(() => shop.RunAsync(async (SettlePayment settle) => (await settle.OfOrderAsync(placed.OrderId, default))!.Status));
        var refund = new RefundRequest(placed.OrderId, new string('r', 27), Money.Eur(100), [], "scratched", "ana");
        var requested =
            Assert.IsType<RefundResult.Requested>(
            await AgainAsync(() => shop.RunAsync((RefundOrder use) => use.ExecuteAsync(refund, default))));
        await AgainAsync(() => shop.RunAsync(async (SettleRefund settle) =>
        {
            await settle.ExecuteAsync(requested.Id, default);
            return true;
        }));
    }

    private static async Task<T> AgainAsync<T>(Func<Task<T>> step)
    {
        try
        {
            return await step();
        }
        catch (Exception fault) when (fault is IOException or DbUpdateException { InnerException: IOException })
        {
            return await step();
        }
    }

    private static async Task EndIsRightAsync(TestShop shop)
    {
        var order = await shop.ReadAsync(db => db.Set<Order>().SingleAsync());
        Assert.Equal((OrderStatus.Paid, 100), (order.Status, order.RefundedMinor));
        Assert.Equal(1, (await shop.StockAsync(TestShop.Tea)).Allocated);
        Assert.Equal(1, (await shop.ReadAsync(db => db.Set<Coupon>().SingleAsync())).Redeemed);
        Assert.Equal(1, (await shop.ReadAsync(db => db.Set<Invoice>().SingleAsync())).Sequence);
        Assert.Equal(1, (await shop.ReadAsync(db => db.Set<CreditNote>().SingleAsync())).Sequence);
        Assert.Equal((PaymentStatus.Succeeded, 100),
            await shop.ReadAsync(db => db.Set<Payment>().Select(payment => ValueTuple.Create(payment.Status, payment.RefundedMinor))
            .SingleAsync()));
        Assert.Single(shop.Gateway.Sessions);
        Assert.Single(shop.Gateway.Refunds);
        foreach (var type in new[] { nameof(OrderPaid), nameof(RefundRequested), nameof(OrderRefunded) })
            Assert.Equal(1, await shop.ReadAsync(db => db.Set<OutboxMessage>().CountAsync(message => message.Type == type)));
    }
}
