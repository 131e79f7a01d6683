using Microsoft.EntityFrameworkCore;
using Shop.Domain.Checkout;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.TestKit;

namespace Shop.Domain.Tests.Checkout;

/// <summary>
/// Twenty refunds of one order answered 503 now and then: settling one locked refund and order before the payment, asking for
/// the next locked payment before the order, and PostgreSQL ended one of the two until its tries were spent.
/// </summary>
public sealed class LockOrderTests
{
    [PostgresTheory]
    [InlineData("booked")]
    [InlineData("refused")]
    [InlineData("sent back")]
    [InlineData("at Stripe")]
    public async Task Who_settles_a_refund_holds_neither_its_order_nor_the_refund_while_it_waits_for_the_payment(string outcome)
    {
        using var desk = new FulfilmentDesk(await PostgresDatabase.CreateAsync());
        var id = await desk.BuyAsync(1780, "standard", (TestShop.Tea, 1));
        var asked = await desk.RefundAsync(id, new RefundLine(TestShop.Tea, 1, Restock: 1));
        var payment = await desk.Shop.ReadAsync(db => db.Set<Payment>().AsNoTracking().SingleAsync());
        await using var other = desk.Shop.NewContext();
        await using var held = await other.Database.BeginTransactionAsync();
        await other.Set<Payment>().ExecuteUpdateAsync(set => set.SetProperty(each => each.Version, each => each.Version));
        var settling = Task.Run(() => SettleAsync(desk, asked, payment, outcome));
        await Eventually.TrueAsync(() => IsWaitingAsync(desk.Shop), TimeSpan.FromSeconds(30), "nobody waits for the payment");
        Assert.Equal(1, await LockAsync<Order>(desk.Shop));
        Assert.Equal(1, await LockAsync<Refund>(desk.Shop));
        await held.CommitAsync();
        await settling.WaitAsync(TimeSpan.FromSeconds(30));
        var refund = await desk.Shop.ReadAsync(db => db.Set<Refund>().AsNoTracking().SingleAsync());
        Assert.Equal(outcome is "refused" or "sent back" ? RefundStatus.Failed : RefundStatus.Succeeded, refund.Status);
    }

    private static async Task SettleAsync(FulfilmentDesk desk, RefundResult asked, Payment payment, string outcome)
    {
        desk.Shop.Gateway.RefusesRefunds = outcome == "refused";
        var refund = Assert.IsType<RefundResult.Requested>(asked).Id;
        if (outcome is "booked" or "refused") await desk.SettleAsync(asked);
        var made = new GatewayRefund("re_1", Money.Eur(1290), refund, outcome == "sent back", new StripeRecord(null, "", "{}"));
        if (outcome == "sent back") await desk.Shop.WriteAsync((ApplyRefund apply) => apply.ExecuteAsync(refund, made, default));
        if (outcome != "at Stripe") return;
        await desk.Shop.Gateway.RefundAsync(new RefundCall(refund, payment.PaymentIntentId!, Money.Eur(1290), "key"), default);
        await desk.Shop.RunAsync(async (SyncRefundsAndDisputes sync) =>
        {
            await sync.RefundsAsync(payment.Id, default);
            return true;
        });
    }

    private static Task<bool> IsWaitingAsync(TestShop shop) => shop.ReadAsync(async db =>
        await db.Database.SqlQuery<int>(
            $"SELECT COUNT(*)::int AS \"Value\" FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid WHERE a.datname = current_database() AND NOT l.granted").SingleAsync() > 0);

    // Fails at once when somebody holds the row.
    private static async Task<int> LockAsync<T>(TestShop shop) where T : class
    {
        await using var db = shop.NewContext();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlRawAsync("SET LOCAL lock_timeout = '1s'");
        return await db.Set<T>()
            .ExecuteUpdateAsync(set => set.SetProperty(row => EF.Property<int>(row, "Version"), row => EF.Property<int>(row, "Version")));
    }
}
