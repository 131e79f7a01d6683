using System.Globalization;

namespace Shop.Domain.Shared;

/// <summary>In which zone the shop counts its days: from the settings.</summary>
public sealed record ShopZone(TimeZoneInfo Value)
{
    /// <summary>What the shop's clock shows.</summary>
    public DateTime LocalTime(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Value).DateTime;

    /// <summary>Day, second and offset from UTC, as a document that proves a time says it.</summary>
    public string Show(DateTimeOffset instant, Language language)
    {
        var local = TimeZoneInfo.ConvertTime(instant, Value);
        return string.Create(
            CultureInfo.InvariantCulture, $"{local.ToString(language.LongDate, language.Culture)}, {local:HH:mm:ss} (UTC{local:zzz})");
    }

    /// <summary>When the shop's clock shows that; a time that a clock change skips comes as soon as there is one.</summary>
    public DateTimeOffset InstantOf(DateTime local)
    {
        while (Value.IsInvalidTime(local)) local = local.AddMinutes(30);
        return new DateTimeOffset(local, Value.GetUtcOffset(local));
    }
}
