using System.Text.Json;
using Shop.Domain.Shared;

namespace Shop.Domain.Invoicing;

/// <summary>Takes back part or all of an invoice after a refund. In its own series; like an invoice it never changes.</summary>
public sealed class CreditNote
{
    private CreditNote()
    {
    }

    public string Number { get; private set; } = "";

    public string Series { get; private set; } = "";

    public long Sequence { get; private set; }

    /// <summary>Unique: each refund has one.</summary>
    public RefundId RefundId { get; private set; }

    public OrderId OrderId { get; private set; }

    public string InvoiceNumber { get; private set; } = "";

    public DateOnly IssuedOn { get; private set; }

    /// <summary>What was credited, in minor units of the invoice's currency; positive.</summary>
    public long TotalMinor { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public string SnapshotJson { get; private set; } = "";

    /// <summary>SHA-256 of the first PDF drawn, in hexadecimal.</summary>
    public string? PdfSha256 { get; private set; }

    public InvoiceSnapshot Snapshot => JsonSerializer.Deserialize<InvoiceSnapshot>(SnapshotJson)!;

    internal static CreditNote Of(InvoiceNumber number, RefundId refundId, OrderId orderId, InvoiceSnapshot snapshot, DateTimeOffset now) =>
        new()
    {
        Number = number.Text, Series = number.Series, Sequence = number.Sequence, RefundId = refundId, OrderId = orderId,
        InvoiceNumber = snapshot.Corrects!.Number, IssuedOn = snapshot.IssuedOn, TotalMinor = snapshot.Totals.TotalMinor, CreatedAt = now,
        SnapshotJson = JsonSerializer.Serialize(snapshot),
    };
}
