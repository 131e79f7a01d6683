using System.Text.Json;
using Shop.Domain.Shared;

namespace Shop.Domain.Invoicing;

/// <summary>An issued invoice: number and content never change (Dir. 2006/112/EC, Art. 219); the PDF is drawn from the snapshot.</summary>
public sealed class Invoice
{
    private Invoice()
    {
    }

    public string Number { get; private set; } = "";

    public string Series { get; private set; } = "";

    /// <summary>1, 2, 3 … within the series, without a gap.</summary>
    public long Sequence { get; private set; }

    public OrderId OrderId { get; private set; }

    /// <summary>The date on it, in the shop's time zone; never before that of the number before.</summary>
    public DateOnly IssuedOn { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public string SnapshotJson { get; private set; } = "";

    /// <summary>SHA-256 of the first PDF drawn, in hexadecimal: a later drawing must be the same file (R50).</summary>
    public string? PdfSha256 { get; private set; }

    public InvoiceSnapshot Snapshot => JsonSerializer.Deserialize<InvoiceSnapshot>(SnapshotJson)!;

    internal static Invoice Of(InvoiceNumber number, OrderId orderId, InvoiceSnapshot snapshot, DateTimeOffset now) => new()
    {
        Number = number.Text, Series = number.Series, Sequence = number.Sequence, OrderId = orderId, IssuedOn = snapshot.IssuedOn,
        CreatedAt = now, SnapshotJson = JsonSerializer.Serialize(snapshot),
    };
}

/// <summary>The last number given in a series: one row, raised in the transaction that stores the invoice (R49).</summary>
public sealed class InvoiceSeries
{
    private InvoiceSeries()
    {
    }

    public string Series { get; private set; } = "";

    public long Last { get; private set; }
}

/// <summary>"2026-000042": the series is the year.</summary>
public sealed record InvoiceNumber(string Series, long Sequence)
{
    public string Text => $"{Series}-{Sequence:D6}";
}
