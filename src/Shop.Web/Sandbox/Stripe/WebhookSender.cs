using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Stripe;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>
/// Delivers webhooks over HTTP, signed like Stripe's, and again with growing pauses until the shop answers 2xx. What
/// Stripe spreads over three days takes minutes here.
/// </summary>
public sealed class WebhookSender(
    SandboxStore store, SandboxOptions options, IHttpClientFactory clients, TimeProvider clock, ILogger<WebhookSender> log) : BackgroundService
{
    public const string Client = "sandbox-webhooks";
    private const int MostTries = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var due = store.Read(
                "SELECT delivery.id, event, tries, json FROM delivery JOIN object ON object.id = event WHERE done = 0 AND due <= $1 ORDER BY due LIMIT 20",
                row => new Delivery(row.GetInt64(0), row.GetString(1), row.GetInt32(2), row.GetString(3)), clock.GetUtcNow().ToUnixTimeMilliseconds());
            foreach (var delivery in due) await DeliverAsync(delivery, stoppingToken);
            await Task.Delay(Pause, stoppingToken).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private async Task DeliverAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var status = await TryPostAsync(delivery.Json, cancellationToken);
        var isDone = status is >= 200 and < 300 || delivery.Tries + 1 >= MostTries;
        var again = clock.GetUtcNow().AddSeconds(Math.Min(60, Math.Pow(2, delivery.Tries)));
        store.Change(() =>
        {
            store.Run("INSERT INTO attempt (event, at, status) VALUES ($1, $2, $3)", delivery.Event, clock.GetUtcNow().ToUnixTimeMilliseconds(),
                status == 0 ? "unreachable" : status.ToString(CultureInfo.InvariantCulture));
            store.Run("UPDATE delivery SET tries = tries + 1, due = $2, done = $3 WHERE id = $1", delivery.Id, again.ToUnixTimeMilliseconds(), isDone ? 1 : 0);
        });
    }

    private async Task<int> TryPostAsync(string body, CancellationToken cancellationToken)
    {
        try
        {
            using var content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
            content.Headers.TryAddWithoutValidation("Stripe-Signature", EventUtility.GenerateSignatureHeader(body, options.WebhookSecret, clock.GetUtcNow().ToUnixTimeSeconds()));
            using var client = clients.CreateClient(Client);
            using var answer = await client.PostAsync(new Uri(options.WebhookUrl), content, cancellationToken);
            return (int)answer.StatusCode;
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
        {
            log.LogDebug(error, "A webhook could not be delivered and is tried again.");
            return 0;
        }
    }

    private sealed record Delivery(long Id, string Event, int Tries, string Json);
}

/// <summary>Lets time pass for the ledger.</summary>
public sealed class SandboxClock(CardPayments payments) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            payments.TimePasses();
            await Task.Delay(Tick, stoppingToken).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }
}
