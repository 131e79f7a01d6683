namespace Shop.Domain.Payments;

/// <summary>
/// A verified event from Stripe as it came, kept before it is answered (R30). What is done with it goes by the objects
/// that Stripe shows when asked, never by this body alone.
/// </summary>
public sealed class StripeWebhookEvent
{
    /// <summary>The outcome of an event that names nothing that the shop knows; staff see those.</summary>
    public const string NoPayment = "ignored: no payment of this shop";

    private const string OfLiveMode = "ignored: of Stripe's live mode, but the shop runs with a test key";
    private const string OfTestMode = "ignored: of Stripe's test mode, but the shop runs with a live key";

    /// <summary>The outcomes of events of the mode that the shop does not run in; staff see those.</summary>
    public static IReadOnlyList<string> OtherModes { get; } = [OfLiveMode, OfTestMode];

    private StripeWebhookEvent()
    {
    }

    /// <summary>Stripe's event id; unique, so that a repeated delivery is one event.</summary>
    public string Id { get; private set; } = "";

    public string Type { get; private set; } = "";

    public bool LiveMode { get; private set; }

    /// <summary>The version of Stripe's API that the body is written in; null when it names none that could be one.</summary>
    public string? ApiVersion { get; private set; }

    public string Body { get; private set; } = "";

    public DateTimeOffset ReceivedAt { get; private set; }

    public DateTimeOffset? ProcessedAt { get; private set; }

    /// <summary>What came of it: "settled", "ignored: …" (I10).</summary>
    public string? Outcome { get; private set; }

    /// <summary>The outcome of an event whose mode is not the shop's.</summary>
    public static string OfOtherMode(bool live) => live ? OfLiveMode : OfTestMode;

    public static StripeWebhookEvent Of(string id, string type, bool liveMode, string? apiVersion, string body, DateTimeOffset now) => new()
    {
        Id = id, Type = type, LiveMode = liveMode, ApiVersion = apiVersion is { Length: <= StripeRecord.ApiVersionLength }
            ? apiVersion
            : null,
        Body = body, ReceivedAt = now,
    };
}
