using System.Text.Json.Nodes;

namespace Shop.Web.Verification;

/// <summary>What the other side of the wire says: Stripe's ledger and the mails that were taken.</summary>
/// <param name="Mails">Null when mail goes to a real server, which keeps none for us.</param>
public sealed record OutsideWorld(StripeLedger? Stripe, IReadOnlyList<SentMail>? Mails);

/// <summary>Stripe's objects as its API shows them.</summary>
public sealed record StripeLedger(
    IReadOnlyList<JsonNode> Sessions, IReadOnlyList<JsonNode> PaymentIntents, IReadOnlyList<JsonNode> Refunds)
{
    public static StripeLedger From(JsonNode ledger) => new(List(ledger, "sessions"), List(ledger, "payment_intents"), List(ledger, "refunds"));

    private static List<JsonNode> List(JsonNode ledger, string name) => [.. ledger[name]!.AsArray().OfType<JsonNode>()];
}

/// <summary>A mail that was taken, in plain text.</summary>
public sealed record SentMail(string To, string Subject, string Text);
