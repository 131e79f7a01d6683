using System.Globalization;
using System.Text.Json.Nodes;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>A webhook to send now: the event's body as it is, and how often it was tried before.</summary>
internal sealed record WebhookDelivery(long Seq, string EventId, int Tries, string Body);

/// <summary>The webhooks that wait, and what became of each try.</summary>
internal sealed class WebhookQueue(SandboxTransaction records)
{
    // Three times as long as a try may take: a sender that died gives its webhooks free after this.
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    // Nothing waits for longer. What would was put off before the clock was put back.
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(10);

    private long Now => records.Now.ToUnixTimeMilliseconds();

    public void Add(string eventId, TimeSpan delay)
    {
        records.Execute("INSERT INTO deliveries (event, due) VALUES ($event, $due)",
            ("$event", eventId), ("$due", (records.Now + delay).ToUnixTimeMilliseconds()));
        records.HasWebhooks = true;
    }

    /// <summary>Takes webhooks that are due, so that no other sender sends them too.</summary>
    public IReadOnlyList<WebhookDelivery> Take(int most)
    {
        var due = records.Query(
            "SELECT d.seq, d.event, d.tries, o.json FROM deliveries d JOIN objects o ON o.kind = 'event' AND o.id = d.event WHERE d.due "
                + "<= $now OR d.due > $never ORDER BY d.due, d.seq LIMIT $most",
            row => new WebhookDelivery(row.GetInt64(0), row.GetString(1), row.GetInt32(2), row.GetString(3)),
            ("$now", Now), ("$never", (records.Now + MaxWait).ToUnixTimeMilliseconds()), ("$most", most));
        var free = (records.Now + Lease).ToUnixTimeMilliseconds();
        foreach (var delivery in due)
            records.Execute("UPDATE deliveries SET due = $free, taken = 1 WHERE seq = $seq", ("$free", free), ("$seq", delivery.Seq));
        return due;
    }

    /// <summary>After a restart: what the last sender held when it died is due again.</summary>
    public void FreeAll() => records.Execute("UPDATE deliveries SET due = $now, taken = 0 WHERE taken = 1", ("$now", Now));

    /// <summary>When the next one is due, or null when none waits.</summary>
    public DateTimeOffset? NextDue() => records.Query(
        "SELECT min(due) FROM deliveries", row =>
            row.IsDBNull(0) ? (DateTimeOffset?)null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0))).Single();

    public void TryAgain(WebhookDelivery delivery, TimeSpan pause) => records.Execute(
        "UPDATE deliveries SET due = $due, tries = tries + 1, taken = 0 WHERE seq = $seq",
        ("$due", (records.Now + pause).ToUnixTimeMilliseconds()), ("$seq", delivery.Seq));

    /// <summary>No more tries, because it arrived or because there were enough.</summary>
    public void Finish(WebhookDelivery delivery)
    {
        records.Execute("DELETE FROM deliveries WHERE seq = $seq", ("$seq", delivery.Seq));
        var waiting =
            records.Query("SELECT count(*) FROM deliveries WHERE event = $event", row => row.GetInt64(0), ("$event", delivery.EventId))
            .Single();
        if (waiting > 0) return;
        var done = records.Objects.Get("event", delivery.EventId);
        done["pending_webhooks"] = 0;
        records.Objects.Save(done);
    }

    /// <param name="eventId">The event that was sent.</param>
    /// <param name="status">The HTTP status that was answered, or a word for why there is none.</param>
    public void Record(string eventId, string status) => records.Execute(
        "INSERT INTO attempts (event, at, status) VALUES ($event, $at, $status)", ("$event", eventId), ("$at", Now), ("$status", status));

    /// <summary>The tries of every event, the oldest first, as the ledger shows them.</summary>
    public ILookup<string, JsonObject> Attempts() => records.Query(
        "SELECT event, at, status FROM attempts ORDER BY seq",
        row => (Event: row.GetString(0), Shown: Show(row.GetInt64(1), row.GetString(2))))
            .ToLookup(attempt => attempt.Event, attempt => attempt.Shown);

    private static JsonObject Show(long at, string status) => new()
    {
        ["at"] = DateTimeOffset.FromUnixTimeMilliseconds(at).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        ["status"] = int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            ? JsonValue.Create(code)
            : JsonValue.Create(status),
    };
}
