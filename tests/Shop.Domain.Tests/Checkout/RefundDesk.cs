using Microsoft.EntityFrameworkCore;
using Shop.Domain.Checkout;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Shared;

namespace Shop.Domain.Tests.Checkout;

/// <summary>A shop with one paid order, whose money goes back in part or whole.</summary>
public abstract class RefundDesk : IDisposable
{
    protected TestShop Shop { get; } = new();

    protected string Intent => Shop.Gateway.Sessions.Single().PaymentIntentId!;

    public void Dispose()
    {
        Shop.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>An amount that belongs to no line.</summary>
    protected static RefundRequest Request(OrderId order, long minor) =>
        new(order, SecretToken.New(), Money.Eur(minor), [], "damaged", "ana");

    protected static RefundRequest Request(OrderId order, params RefundLine[] lines) => Request(order, 0) with { Lines = lines };

    protected async Task<OrderId> PaidAsync(params (string Sku, int Quantity)[] items)
    {
        if (items.Length == 0) items = [(TestShop.Tea, 1)];
        var cart = await Shop.CartWithAsync(items);
        var goods = items.Sum(item => item.Quantity * (item.Sku == TestShop.Tea ? 1290 : 6400));
        return await PaidAsync(cart, goods >= 10_000 ? goods : goods + 490);
    }

    protected async Task<OrderId> PaidAsync(CartId cart, long total)
    {
        var placed = await Shop.PlacedAsync(TestShop.Request(cart, total));
        var payment = await Shop.StartAsync(placed.OrderId);
        Shop.Gateway.Become(payment.SessionId!, SessionState.Paid);
        await Shop.SettleAsync(payment.Id);
        return placed.OrderId;
    }

    protected Task<RefundResult> RefundAsync(RefundRequest request) =>
        Shop.RunAsync((RefundOrder refund) => refund.ExecuteAsync(request, default));

    protected async Task RefundAndSettleAsync(RefundRequest request) =>
        await SettleAsync(Assert.IsType<RefundResult.Requested>(await RefundAsync(request)).Id);

    protected Task SettleAsync(RefundId id) => Shop.RunAsync(async (SettleRefund settle) =>
    {
        await settle.ExecuteAsync(id, default);
        return true;
    });

    protected async Task FollowAsync()
    {
        var id = await Shop.ReadAsync(db => db.Set<Payment>().Select(payment => payment.Id).SingleAsync());
        await Shop.RunAsync(async (SyncRefundsAndDisputes follow) =>
        {
            await follow.RefundsAsync(id, default);
            return true;
        });
    }

    protected async Task DisputeAsync()
    {
        var id = await Shop.ReadAsync(db => db.Set<Payment>().Select(payment => payment.Id).SingleAsync());
        await Shop.RunAsync(async (SyncRefundsAndDisputes follow) =>
        {
            await follow.DisputesAsync(id, default);
            return true;
        });
    }

    protected async Task<Order> OrderAsync(OrderId id) => (await Shop.RunAsync((FindOrder find) => find.ByIdAsync(id, default)))!;
}
