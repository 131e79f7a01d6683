using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Shop.TestKit.Proofs;

/// <summary>What a storm of webhooks came to: every answer should be 200, and every order paid.</summary>
public sealed record WebhookReport(int Deliveries, int Orders, int Paid, int NotTaken, IReadOnlyList<string> Breaches);

/// <summary>
/// Pays orders while Stripe's events are withheld, then delivers these events many times over: some never, a third of them
/// again and again, all of them out of order and many at once. What no event told, the reconciler finds out.
/// </summary>
public sealed class WebhookRun(ShopProcess shop, int seed) : IDisposable
{
    private const int OrdersPerRound = 40;
    private const int TimesEach = 12;
    private const int AtOnce = 12;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly Random _random = new(seed);
    private readonly HttpClient _client = new() { BaseAddress = shop.Address };
    private readonly HashSet<string> _seen = [];
    private readonly List<string> _breaches = [];
    private int _deliveries;
    private int _notTaken;
    private int _orders;
    private int _paid;

    /// <summary>Goes on until that many deliveries were made.</summary>
    public async Task<WebhookReport> RunAsync(int deliveries, Action<string> tell)
    {
        var skus = await shop.StockUpAsync(8);
        await shop.Sandbox.ChaosAsync(("seed", seed.ToString(CultureInfo.InvariantCulture)), ("drop", "1"));
        while (_deliveries < deliveries)
        {
            var orders = await PayAsync(skus);
            await DeliverAsync(await NewEventsAsync());
            await SettledAsync(orders);
            tell($"{_deliveries} deliveries, {_orders} orders, {_paid} paid, {_notTaken} not taken");
        }

        var verified = await shop.RunCommandAsync("verify");
        if (verified.ExitCode != 0) _breaches.Add(verified.Output);
        return new WebhookReport(_deliveries, _orders, _paid, _notTaken, _breaches);
    }

    public void Dispose() => _client.Dispose();

    private async Task<List<Uri>> PayAsync(IReadOnlyList<string> skus)
    {
        var pages = new List<Uri>();
        for (var number = 0; number < OrdersPerRound; number++)
        {
            using var shopper = new CookieShopper(shop.Address);
            await shopper.AddToCartAsync(skus[number % skus.Count], 1);
            var payPage = await shopper.CheckoutAsync(new CheckoutFields());
            // The answer of the payment page is not followed: coming back to the shop would settle the payment.
            pages.Add((await shopper.SendCardAsync(payPage, TestCards.Good)).Location!);
        }

        _orders += pages.Count;
        return pages;
    }

    private async Task<List<string>> NewEventsAsync()
    {
        var ledger = JsonNode.Parse(await _client.GetStringAsync(new Uri("/sandbox/stripe/ledger.json", UriKind.Relative)))!;
        var fresh = new List<string>();
        foreach (var happened in ledger["events"]!.AsArray().OfType<JsonObject>().Where(happened => _seen.Add((string)happened["id"]!)))
        {
            happened.Remove("deliveries");
            fresh.Add(happened.ToJsonString());
        }

        return fresh;
    }

    // A tenth never comes. A third of the rest comes more than once; everything is shuffled.
    private async Task DeliverAsync(List<string> events)
    {
        var secret = (await File.ReadAllTextAsync(Path.Combine(shop.DataPath, "sandbox", "webhook-secret"))).Trim();
        var plan = events.Where(_ => _random.NextDouble() >= 0.1)
            .SelectMany(body => Enumerable.Repeat(body, _random.NextDouble() < 0.3 ? TimesEach * 2 : TimesEach)).ToArray();
        _random.Shuffle(plan);
        await Parallel.ForEachAsync(plan, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (body, _) =>
        {
            if (await PostAsync(body, secret) != HttpStatusCode.OK) Interlocked.Increment(ref _notTaken);
        });
        _deliveries += plan.Length;
    }

    private async Task<HttpStatusCode> PostAsync(string body, string secret)
    {
        var at = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature =
            Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{at}.{body}")));
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        content.Headers.TryAddWithoutValidation("Stripe-Signature", $"t={at},v1={signature}");
        using var answer = await _client.PostAsync(new Uri("/webhooks/stripe", UriKind.Relative), content);
        return answer.StatusCode;
    }

    private async Task SettledAsync(List<Uri> returns)
    {
        foreach (var page in returns)
        {
            // The order's own page, which asks nobody: only events and the reconciler can have settled it.
            var token = page.Query.Split('=')[^1];
            using var shopper = new CookieShopper(shop.Address);
            await Eventually.TrueAsync(
                async () => (await shopper.GetAsync($"/orders/{token}"))
                    .Document.QuerySelector("[data-order-status=paid]") is not null, Patience, $"{page} is not paid");
            _paid++;
        }
    }
}
