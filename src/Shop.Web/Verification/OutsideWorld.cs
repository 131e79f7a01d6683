using System.Text.Json.Nodes;

namespace Shop.Web.Verification;

/// <summary>What the other side of the wire says: Stripe's ledger and the mails that were taken.</summary>
/// <param name="Mails">Null when mail goes to a real server, which keeps none for us.</param>
public sealed record OutsideWorld(StripeLedger? Stripe, IReadOnlyList<SentMail>? Mails);

/// <summary>Stripe's objects as its API shows them.</summary>
public sealed record StripeLedger(
    IReadOnlyList<JsonNode> Sessions, IReadOnlyList<JsonNode> PaymentIntents, IReadOnlyList<JsonNode> Charges, IReadOnlyList<JsonNode> Refunds);

/// <summary>A mail that was taken, in plain text.</summary>
public sealed record SentMail(string To, string Subject, string Text);
