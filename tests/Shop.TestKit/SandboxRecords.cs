namespace Shop.TestKit;

/// <summary>A mail as the sandbox's mailbox has it.</summary>
public sealed record SentMail(
    string Id, string To, string Subject, DateTimeOffset SentAt, string? Text, string? Html, IReadOnlyList<MailAttachment> Attachments)
{
    /// <summary>The one document among the files.</summary>
    public MailAttachment Pdf => Attachments.Single(file => file.Name.EndsWith(".pdf", StringComparison.Ordinal));
}

/// <summary>An attachment's description; the size is in bytes, the hash in hexadecimal.</summary>
public sealed record MailAttachment(string Name, string ContentType, long Size, string Sha256);

/// <summary>The parts of Stripe's ledger that tests look at; amounts are in minor units.</summary>
public sealed record StripeLedger(
    IReadOnlyList<LedgerSession> Sessions,
    IReadOnlyList<LedgerCharge> Charges,
    IReadOnlyList<LedgerRefund> Refunds,
    IReadOnlyList<LedgerEvent> Events);

/// <summary>A checkout session: status open, complete or expired; payment_status paid or unpaid.</summary>
public sealed record LedgerSession(
    string Id, string Status, string PaymentStatus, long? AmountTotal, string? Currency, string? ClientReferenceId, string? PaymentIntent);

/// <summary>A charge: status succeeded, pending or failed.</summary>
public sealed record LedgerCharge(
    string Id, string Status, long Amount, long AmountRefunded, string Currency, string? PaymentIntent);

public sealed record LedgerRefund(string Id, string? Status, long Amount, string Currency, string? PaymentIntent);

/// <summary>An event with what became of its deliveries.</summary>
public sealed record LedgerEvent(string Id, string Type, IReadOnlyList<LedgerDelivery>? Deliveries);

/// <summary>One delivery: the status is an HTTP code or a word.</summary>
public sealed record LedgerDelivery(System.Text.Json.JsonElement At, System.Text.Json.JsonElement Status);
