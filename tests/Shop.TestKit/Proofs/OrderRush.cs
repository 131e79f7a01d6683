using System.Collections.Concurrent;
using System.Net;

namespace Shop.TestKit.Proofs;

/// <summary>
/// Shoppers who order and pay one after the other, without a pause, until they are told to stop. Whoever gets no answer, or
/// the answer that the shop cannot now, sends the same form again later. What was acknowledged is written down.
/// </summary>
public sealed class OrderRush(Uri shop, IReadOnlyList<string> skus) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, Uri> _acknowledged = new();
    private readonly ConcurrentQueue<string> _wrong = new();
    private readonly List<Task> _shoppers = [];
    private readonly ConcurrentBag<string> _paid = [];
    private int _refused;

    /// <summary>The buyers' addresses whose order was acknowledged, and where they pay.</summary>
    public IReadOnlyDictionary<string, Uri> Acknowledged => _acknowledged;

    /// <summary>Those of them who paid.</summary>
    public IReadOnlyCollection<string> Paid => _paid;

    /// <summary>How often the shop said "not now, try again in some seconds".</summary>
    public int Refused => _refused;

    /// <summary>Answers that are neither a page nor that refusal.</summary>
    public IReadOnlyCollection<string> Wrong => _wrong;

    public void Begin(int shoppers)
    {
        for (var number = 0; number < shoppers; number++)
        {
            var sku = skus[number % skus.Count];
            _shoppers.Add(Task.Run(async () =>
            {
                while (!_stop.IsCancellationRequested) await OrderAsync(sku);
            }));
        }
    }

    /// <summary>Lets everybody finish the order that they are at.</summary>
    public async Task EndAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_shoppers);
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _stop.Dispose();
    }

    private async Task OrderAsync(string sku)
    {
        using var shopper = new CookieShopper(shop);
        var email = $"rush-{Guid.NewGuid():N}@example.com";
        if (await TryAsync(() => shopper.PostAsync("/cart/lines", ("sku", sku), ("quantity", "1"))) is null) return;
        if (await TryAsync(() => shopper.VisitAsync("/checkout")) is not { } page) return;
        var form = FormFields.Of(page.Form("/checkout"), new CheckoutFields { Email = email }.ToFields())
            .Select(field => (field.Key, field.Value)).ToArray();
        if (await TryAsync(() => shopper.PostAsync("/checkout", form)) is not { } placed) return;
        if (placed.IsPlaced() && placed.Location is { } next) await PayAsync(shopper, email, _acknowledged[email] = next);
        else _wrong.Enqueue($"not placed: {placed.Describe()}");
    }

    // Stripe's page when it is to be had; an order whose page says "checking" is left to be paid another day.
    private async Task PayAsync(CookieShopper shopper, string email, Uri where)
    {
        if (await TryAsync(() => shopper.GetAsync(where)) is not { } page || page.Document.QuerySelector("[name=card_number]") is null)
            return;
        var form = page.FormWith("card_number");
        if (await TryAsync(() =>
            shopper.SubmitAsync(form, ("card_number", TestCards.Good), ("expiry", "12/40"), ("cvc", "123"), ("action", "pay"))) is {
                Location: not null })
            _paid.Add(email);
    }

    /// <returns>Null when the time was up before there was an answer.</returns>
    private async Task<ShopPage?> TryAsync(Func<Task<ShopPage>> step)
    {
        while (true)
        {
            var answer = await AskAsync(step);
            if ((int?)answer?.Status < 500) return answer;
            if (answer is { Status: HttpStatusCode.ServiceUnavailable, RetryAfter: not null }) Interlocked.Increment(ref _refused);
            else if (answer is not null) _wrong.Enqueue(answer.Describe());
            if (_stop.IsCancellationRequested) return null;
            await Task.Delay(Pause);
        }
    }

    // Null when the line was cut, as it is by a shop that dies.
    private static async Task<ShopPage?> AskAsync(Func<Task<ShopPage>> step)
    {
        try
        {
            return await step();
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException or TaskCanceledException)
        {
            return null;
        }
    }
}
