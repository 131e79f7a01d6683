namespace Shop.Domain.Invoicing;

/// <summary>Who issues the invoices, and in which time zone its days are counted. From the settings.</summary>
public sealed record Seller(InvoiceParty Party, TimeZoneInfo TimeZone)
{
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, TimeZone).DateTime);
}
