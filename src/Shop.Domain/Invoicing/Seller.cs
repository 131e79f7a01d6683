namespace Shop.Domain.Invoicing;

/// <summary>Who issues the invoices, and in which time zone its days are counted. From the settings.</summary>
public sealed record Seller(InvoiceParty Party, TimeZoneInfo TimeZone)
{
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, TimeZone).DateTime);

    /// <summary>When the day begins here. A midnight that a clock change skips begins at the next instant that exists.</summary>
    public DateTimeOffset? StartOf(DateOnly? day)
    {
        if (day is not { } known) return null;
        var midnight = known.ToDateTime(TimeOnly.MinValue);
        while (TimeZone.IsInvalidTime(midnight)) midnight = midnight.AddMinutes(30);
        return new DateTimeOffset(midnight, TimeZone.GetUtcOffset(midnight));
    }
}
