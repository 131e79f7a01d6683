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

    public static string Show(DateTimeOffset instant, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(instant, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>False for what is no time, and for one that the clocks skip. Of an hour that comes twice the second is meant.</summary>
    public static bool TryParse(string typed, TimeZoneInfo zone, out DateTimeOffset instant)
    {
        instant = default;
        if (!DateTime.TryParseExact(typed.Trim(' '), Typed, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return false;
        // Nobody means the year 1, and the zone's offset must not push it off the calendar.
        if (local.Year is < 1970 or > 9000 || zone.IsInvalidTime(local)) return false;
        instant = new DateTimeOffset(local, zone.GetUtcOffset(local));
        return true;
    }
}
