using System.Globalization;

namespace Shop.Web.Features.Admin.Shared;

/// <summary>Instants as staff read and type them: by the clock of the shop's time zone.</summary>
public static class ShopTime
{
    private const string FieldFormat = "yyyy-MM-ddTHH:mm";
    private static readonly string[] Typed = [FieldFormat, "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd"];

    /// <summary>For a field of type datetime-local; empty for null.</summary>
    public static string ForField(DateTimeOffset? instant, TimeZoneInfo zone) =>
        instant is { } at ? TimeZoneInfo.ConvertTime(at, zone).ToString(FieldFormat, CultureInfo.InvariantCulture) : "";

    /// <summary>Day and minute as the reader's language writes them.</summary>
    public static string Show(DateTimeOffset instant, TimeZoneInfo zone) => Show(instant, zone, "HH:mm");

    /// <summary>The same to the second.</summary>
    public static string ShowSeconds(DateTimeOffset instant, TimeZoneInfo zone) => Show(instant, zone, "HH:mm:ss");

    /// <summary>A day as the reader's language writes it.</summary>
    public static string Show(DateOnly day) => day.ToString(StaffReader.Language.ShortDate, CultureInfo.InvariantCulture);

    /// <summary>False for what is no time, and for one that the clocks skip. Of an hour that comes twice the second is meant.</summary>
    public static bool TryParse(string typed, TimeZoneInfo zone, out DateTimeOffset instant)
    {
        instant = default;
        if (!DateTime.TryParseExact(typed.Trim(' '), Typed, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return false;
        if (!IsMeant(local.Year) || zone.IsInvalidTime(local)) return false;
        instant = new DateTimeOffset(local, zone.GetUtcOffset(local));
        return true;
    }

    /// <summary>A day as <c>2026-12-24</c>; false for everything else.</summary>
    public static bool TryParseDay(string? typed, out DateOnly day) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && IsMeant(day.Year);

    private static string Show(DateTimeOffset instant, TimeZoneInfo zone, string clock) =>
        TimeZoneInfo.ConvertTime(instant, zone).ToString($"{StaffReader.Language.ShortDate} {clock}", CultureInfo.InvariantCulture);

    // Nobody means the year 1, and neither the zone's offset nor the day after may push it off the calendar.
    private static bool IsMeant(int year) => year is >= 1970 and <= 9000;
}
