using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Shop.Domain.Verification;

/// <summary>What lies outside of the database: Stripe's ledger and the mails that were taken.</summary>
/// <param name="Stripe">Null for a real account, which is compared day by day instead (the back office's page "Money").</param>
/// <param name="Mails">Null when mail goes to a real server, which keeps none for us.</param>
public sealed record OutsideWorld(StripeLedger? Stripe, IReadOnlyList<SentMail>? Mails);

/// <summary>Stripe's objects as its API shows them.</summary>
public sealed record StripeLedger(
    IReadOnlyList<JsonNode> Sessions, IReadOnlyList<JsonNode> PaymentIntents, IReadOnlyList<JsonNode> Refunds)
{
    public static StripeLedger From(JsonNode ledger) =>
        new(List(ledger, "sessions"), List(ledger, "payment_intents"), List(ledger, "refunds"));

    /// <summary>What was taken and given back, by the order that it names.</summary>
    public ILookup<string, Taken> ByOrder()
    {
        var back = Refunds.Where(refund => (string?)refund["status"] == "succeeded")
            .GroupBy(refund => (string)refund["payment_intent"]!)
                .ToDictionary(same => same.Key, same => same.Sum(refund => (long)refund["amount"]!));
        return PaymentIntents.Where(intent => (string?)intent["status"] == "succeeded").ToLookup(
            intent => (string?)intent["metadata"]?["order_id"] ?? "",
            intent => new Taken((string)intent["id"]!, (long)intent["amount_received"]!, back.GetValueOrDefault((string)intent["id"]!),
                (string?)intent["currency"] ?? ""));
    }

    private static List<JsonNode> List(JsonNode ledger, string name) => [.. ledger[name]!.AsArray().OfType<JsonNode>()];
}

/// <summary>Money that Stripe took by one payment intent, in Stripe's minor units.</summary>
public sealed record Taken(string IntentId, long Amount, long Back, string Currency);

/// <summary>A mail that was taken, in plain text, with the names of its attachments.</summary>
public sealed partial record SentMail(string To, string Subject, string Text, IReadOnlyList<string> Attachments)
{
    /// <summary>The order that the subject names, or null.</summary>
    public string? OrderNumber => Number().Match(Subject) is { Success: true } found ? found.Value : null;

    /// <summary>Confirmations carry the invoice; a refund's mail carries a credit note or nothing.</summary>
    public bool IsConfirmation => Attachments.Any(name => char.IsAsciiDigit(name[0]));

    [GeneratedRegex("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
