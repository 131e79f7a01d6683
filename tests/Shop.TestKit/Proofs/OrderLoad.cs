using System.Collections.Concurrent;
using System.Diagnostics;

namespace Shop.TestKit.Proofs;

/// <summary>What a load of orders took: until all were paid by the buyers, and until the last confirmation was sent.</summary>
public sealed record OrderLoadReport(int Orders, TimeSpan UntilMailed, IReadOnlyList<TimeSpan> Placing)
{
    public double PerSecond => Orders / UntilMailed.TotalSeconds;

    /// <summary>The time that this share of the placing requests stayed below.</summary>
    public TimeSpan PlacingBelow(double share) => Placing.Order().ElementAt((int)(share * (Placing.Count - 1)));
}

/// <summary>Buyers one after the other in several lines: cart, checkout, payment page, webhook, invoice, mail.</summary>
public sealed class OrderLoad(ShopProcess shop, ShopDatabase database)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <param name="untilMailed">False when nobody in this process sends mails: then it ends when the last order is paid.</param>
    public async Task<OrderLoadReport> RunAsync(int orders, int atOnce, bool untilMailed = true)
    {
        var sku = await shop.StockUpAsync(8);
        var before = await CountAsync(untilMailed);
        var placing = new ConcurrentBag<TimeSpan>();
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(0, orders), new ParallelOptions { MaxDegreeOfParallelism = atOnce },
            async (number, _) =>
        {
            using var buyer = new QuickBuyer(shop.Address);
            var (took, payPage) = await buyer.PlaceAsync(sku[number % sku.Count], $"load-{Guid.NewGuid():N}@example.com");
            placing.Add(took);
            var returnPage = await buyer.PayAsync(payPage);
            // Where nobody acts on webhooks either, the return page alone settles.
            if (!untilMailed) await buyer.ComeBackAsync(returnPage);
        });
        await Eventually.TrueAsync(async () => await CountAsync(untilMailed) >= before + orders, Patience, "some order is not done");
        return new OrderLoadReport(orders, clock.Elapsed, [.. placing]);
    }

    private Task<long> CountAsync(bool mailed) => database.NumberAsync(
        $"SELECT COUNT(*) FROM orders_order WHERE {(mailed ? "\"ConfirmationSentAt\"" : "\"PaidAt\"")} IS NOT NULL");
}
