using Shop.TestKit.Load;
using Shop.TestKit.Proofs;

namespace Shop.Benchmarks.Pages;

/// <summary>
/// Shoppers who have filled in the checkout and not yet sent it: what is measured is the one request that places the order.
/// </summary>
internal sealed class OpenCheckouts(Uri shop, IReadOnlyList<string> skus)
{
    private const int AtOnce = 4;
    private readonly RequestBytes _requests = new(shop);
    private readonly List<byte[]> _ready = [];
    private long _next = -1;

    public async Task PrepareAsync(int count)
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (number, cancellationToken) =>
        {
            using var buyer = new QuickBuyer(shop);
            var form = await buyer.FillInAsync(skus[Scatter.Index(number, skus.Count)], $"load-{Guid.NewGuid():N}@example.com");
            using var content = new FormUrlEncodedContent(form);
            var request = _requests.Post("/checkout", await content.ReadAsStringAsync(cancellationToken), buyer.Cookies);
            lock (_ready) _ready.Add(request);
        });
    }

    /// <summary>Each checkout once, then nothing.</summary>
    public ReadOnlyMemory<byte> Next() => Interlocked.Increment(ref _next) is var next && next < _ready.Count ? _ready[(int)next] : default;
}
