using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Shop.Jobs.Hosting;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>
/// Posts events to the shop until it answers 2xx, with growing pauses. Stripe's hours are seconds here. The queue is on
/// disk, so after a restart it goes on where it stood.
/// </summary>
internal sealed class WebhookSender(SandboxDatabase database, SandboxOptions options, WebhookSignal signal, TimeProvider clock,
    IHostApplicationLifetime lifetime)
    : StartupDelayedService(lifetime)
{
    private const int AtOnce = 16;
    private const int MaxTries = 20;
    private const string NoAnswer = "no_answer";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan MaxSleep = TimeSpan.FromSeconds(1);

    // Stripe follows no redirects: a webhook that is redirected was not delivered.
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Patience };

    public override void Dispose()
    {
        _client.Dispose();
        base.Dispose();
    }

    // The shop and its sandbox may be one process: before it listens every webhook would fail.
    protected override async Task WorkAsync(CancellationToken stoppingToken)
    {
        await database.RunAsync(records => records.Webhooks.FreeAll(), stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
            await signal.WaitAsync(await SendAllDueAsync(stoppingToken), clock, stoppingToken);
    }

    // A full disk or a busy file must not end the sender, and with it the host.
    private async Task<TimeSpan> SendAllDueAsync(CancellationToken stoppingToken)
    {
        try
        {
            await SendDueAsync(stoppingToken);
            return await PauseAsync(stoppingToken);
        }
        catch (SqliteException)
        {
            return MaxSleep;
        }
    }

    private async Task SendDueAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            var due = await database.RunAsync(Cause.None, records => records.Webhooks.Take(AtOnce), stoppingToken);
            if (due.Count == 0) return;
            await Task.WhenAll(due.Select(delivery => SendAsync(delivery, stoppingToken)));
        }
    }

    // Looks again after a second at the latest: another process may have written to the queue.
    private async Task<TimeSpan> PauseAsync(CancellationToken stoppingToken)
    {
        var next = await database.RunAsync(Cause.None, records => records.Webhooks.NextDue() - records.Now, stoppingToken);
        if (next is not { } pause || pause > MaxSleep) return MaxSleep;
        return pause > TimeSpan.FromMilliseconds(5) ? pause : TimeSpan.FromMilliseconds(5);
    }

    private async Task SendAsync(WebhookDelivery delivery, CancellationToken stoppingToken)
    {
        var (status, arrived) = await PostAsync(delivery.Body, stoppingToken);
        await database.RunAsync(records => Record(records.Webhooks, delivery, status, arrived), stoppingToken);
    }

    private async Task<(string Status, bool Arrived)> PostAsync(string body, CancellationToken stoppingToken)
    {
        using var request =
            new HttpRequestMessage(HttpMethod.Post, options.WebhookUrl) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        request.Headers.TryAddWithoutValidation("Stripe-Signature", Sign(body));
        request.Headers.TryAddWithoutValidation("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)");
        try
        {
            using var answer = await _client.SendAsync(request, stoppingToken);
            return (((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture), answer.IsSuccessStatusCode);
        }
        catch (Exception error)
            when (error is HttpRequestException || (error is OperationCanceledException && !stoppingToken.IsCancellationRequested))
        {
            return (NoAnswer, false);
        }
    }

    private static void Record(WebhookQueue queue, WebhookDelivery delivery, string status, bool arrived)
    {
        queue.Record(delivery.EventId, status);
        if (arrived || delivery.Tries + 1 >= MaxTries) queue.Finish(delivery);
        else queue.TryAgain(delivery, PauseAfter(delivery.Tries));
    }

    // 1, 2, 4, 8 … seconds.
    private static TimeSpan PauseAfter(int tries)
    {
        var pause = TimeSpan.FromSeconds(1L << Math.Min(tries, 10));
        return pause < MaxPause ? pause : MaxPause;
    }

    private string Sign(string body)
    {
        var at = clock.GetUtcNow().ToUnixTimeSeconds();
        var signed = HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.WebhookSecret), Encoding.UTF8.GetBytes($"{at}.{body}"));
        return $"t={at},v1={Convert.ToHexStringLower(signed)}";
    }
}
