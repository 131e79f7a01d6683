using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Shop.Domain.Checkout;
using Shop.Domain.Inventory;
using Shop.Domain.Invoicing;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Domain.Tests.Checkout;

namespace Shop.Domain.Tests.Models;

/// <summary>The same events of one payment in every order, some of them twice: the books end alike (R31).</summary>
public sealed class EventOrderTests
{
    private const int Orders = 60;

    private static readonly string[] Types =
    [
        "checkout.session.completed", "payment_intent.succeeded", "charge.succeeded", "charge.refunded", "refund.created", "refund.updated",
        "charge.dispute.created", "charge.dispute.closed",
    ];

    // What is drawn is a rank for each event, twice: sorting by it shuffles them and brings some again.
    private static readonly Gen<int[]> Ranks = Gen.Int[0, 1000].Array[Types.Length * 2];

    private readonly ConcurrentBag<TestShop> _shops = [];

    [Fact]
    public async Task Whatever_the_order_of_stripes_events_the_books_end_alike()
    {
        var straight = await EndAsync([.. Types]);
        Assert.Contains("Paid", straight, StringComparison.Ordinal);
        await Ranks.SampleAsync(async ranks =>
        {
            var shuffled = ranks.Select((rank, index) => (rank, Type: Types[index % Types.Length])).OrderBy(each => each.rank)
                .Select(each => each.Type).ToList();
            Assert.Equal(straight, await EndAsync(shuffled));
        }, iter: Orders);
    }

    // Everything has happened at Stripe before the first event comes: paid, a part sent back there, disputed and won.
    private async Task<string> EndAsync(IReadOnlyList<string> events)
    {
        var shop = _shops.TryTake(out var free) ? free : new TestShop(inMemory: true);
        shop.Rewind();
        var placed = await shop.PlacedAsync(TestShop.Request(await shop.CartWithAsync((TestShop.Tea, 1)), 1780));
        var payment = await shop.StartAsync(placed.OrderId);
        shop.Gateway.Become(payment.SessionId!, SessionState.Paid);
        shop.Gateway.RefundAtStripe($"pi_{payment.SessionId}", 300);
        shop.Gateway.Dispute($"pi_{payment.SessionId}", "won");
        foreach (var (number, type) in events.Index()) await TellAsync(shop, $"evt_{type}_{number}", type, payment);
        // None vanishes (I10): each says what came of it.
        Assert.Equal(0, await shop.ReadAsync(db => db.Set<StripeWebhookEvent>()
            .CountAsync(stored => stored.ProcessedAt == null || stored.Outcome == null)));
        var end = await shop.ReadAsync(db => DigestAsync(db));
        _shops.Add(shop);
        return end;
    }

    private static async Task TellAsync(TestShop shop, string id, string type, Payment payment)
    {
        var body = $$"""
            {"id":"{{id}}","object":"event","type":"{{type}}","livemode":false,"data":{"object":{"id":"{{payment.SessionId}}","metadata":{"payment_id":"{{payment.Id}}"} } } }
            """;
        var signature = Stripe.EventUtility.GenerateSignatureHeader(body, "whsec_test", shop.Clock.GetUtcNow().ToUnixTimeSeconds());
        Assert.Equal(ReceivedEvent.Stored,
            await shop.RunAsync((ReceiveStripeEvent receive) => receive.ExecuteAsync(Encoding.UTF8.GetBytes(body), signature, default)));
        await shop.RunAsync(async (ProcessStripeEvent process) =>
        {
            await process.ExecuteAsync(id, default);
            return true;
        });
    }

    private static async Task<string> DigestAsync(ShopDbContext db)
    {
        var order = await db.Set<Order>().AsNoTracking().SingleAsync();
        var payment = await db.Set<Payment>().AsNoTracking().SingleAsync();
        var item = await db.Set<StockItem>().AsNoTracking().SingleAsync(item => item.Sku == TestShop.Tea);
        int[] documents =
            [await db.Set<Invoice>().CountAsync(), await db.Set<CreditNote>().CountAsync(), await db.Set<Refund>().CountAsync()];
        var facts = await db.Set<OutboxMessage>().Where(message => message.Type != nameof(StripeEventStored))
            .Select(message => message.Type).OrderBy(type => type).ToListAsync();
        return string.Create(CultureInfo.InvariantCulture, $"""
            {order.Status} {order.RefundedMinor} {order.HeldBecause}
            {payment.Status} {payment.RefundedMinor} {payment.Dispute}
            {documents[0]} invoice, {documents[1]} credit note, {documents[2]} refund
            {item.OnHand} on hand, {item.Allocated} allocated
            {string.Join(' ', facts)}
            """);
    }
}
