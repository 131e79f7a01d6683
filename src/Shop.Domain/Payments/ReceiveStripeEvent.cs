using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Stripe;

namespace Shop.Domain.Payments;

/// <summary>The secrets that Stripe signs with; two while one is being exchanged (R27).</summary>
public sealed record WebhookSecrets(IReadOnlyList<string> Values);

public enum ReceivedEvent
{
    Stored,
    Duplicate,

    /// <summary>No signature, a wrong or an old one, or a body that is no event: not Stripe's.</summary>
    Refused,
}

/// <summary>Takes a webhook: signature first, over the bytes as they came; then stored; then answered (R27–R30).</summary>
public sealed class ReceiveStripeEvent(ShopDbContext db, WebhookSecrets secrets, TimeProvider clock)
{
    private const long ToleranceSeconds = 300;

    public async Task<ReceivedEvent> ExecuteAsync(byte[] body, string? signature, CancellationToken cancellationToken)
    {
        if (Read(body) is not { } json || !IsSigned(json, signature)) return ReceivedEvent.Refused;
        if (Parse(json) is not { } stored) return ReceivedEvent.Refused;
        if (await IsKnownAsync(stored.Id, cancellationToken)) return ReceivedEvent.Duplicate;
        try
        {
            CrashPoint.Reached("webhook-read");
            await db.WriteAsync(() => Task.FromResult(Keep(stored)), cancellationToken: cancellationToken);
            CrashPoint.Reached("webhook-stored");
            return ReceivedEvent.Stored;
        }
        catch (DbUpdateException error) when (DatabaseErrors.IsDuplicate(error))
        {
            // The same delivery twice at once: the unique id let one in.
            return ReceivedEvent.Duplicate;
        }
    }

    private bool Keep(StripeWebhookEvent stored)
    {
        db.Add(stored);
        db.Publish(new StripeEventStored(stored.Id), clock.GetUtcNow());
        return true;
    }

    private Task<bool> IsKnownAsync(string id, CancellationToken cancellationToken) =>
        db.Set<StripeWebhookEvent>().AnyAsync(known => known.Id == id, cancellationToken);

    // Bytes that are no UTF-8 would be repaired by a lenient reader, and the repaired text is not what was signed (P2).
    private static string? Read(byte[] body)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(body);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private bool IsSigned(string json, string? signature) =>
        !string.IsNullOrEmpty(signature) && secrets.Values.Any(secret => IsSignedWith(secret, json, signature));

    private bool IsSignedWith(string secret, string json, string signature)
    {
        try
        {
            EventUtility.ValidateSignature(json, signature, secret, ToleranceSeconds, clock.GetUtcNow().ToUnixTimeSeconds());
            return true;
        }
        catch (Exception error)
            when (error is StripeException or FormatException or ArgumentException or OverflowException or NullReferenceException)
        {
            return false;
        }
    }

    // Only what the inbox needs: a new version of Stripe's objects must not lose an event here (R37, R38).
    private StripeWebhookEvent? Parse(string json)
    {
        try
        {
            using var parsed = StripeJson.Parse(json);
            var root = parsed.RootElement;
            var id = StripeJson.Text(root, "id");
            var type = StripeJson.Text(root, "type");
            return id is { Length: > 0 and <= 255 } && type is { Length: > 0 and <= 200 }
                ? StripeWebhookEvent.Of(
                    id, type, StripeJson.TryGet(root, "livemode", out var live) && live.ValueKind == JsonValueKind.True,
                    StripeJson.Text(root, "api_version"), json, clock.GetUtcNow())
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
