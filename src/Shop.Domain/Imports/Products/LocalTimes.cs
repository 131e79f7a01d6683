using System.Globalization;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports.Products;

/// <summary>
/// Instants in files: in UTC, with an offset, or by the shop's clock. Summer time is minded: a time that the clock leaves out is the first
/// one after it, one that it shows twice the first of the two.
/// </summary>
internal static class LocalTimes
{
    /// <summary>As the shop writes them.</summary>
    public const string Stored = "yyyy-MM-dd'T'HH:mm:ss.FFF'Z'";

    private const string Day = "yyyy-MM-dd";
    private static readonly string[] Instants = [Stored, "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK"];
    private static readonly string[] Clock =
        ["yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", Day];
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    /// <summary>A plain date is the beginning of that day.</summary>
    /// <exception cref="DomainException">It is no date and time.</exception>
    public static DateTimeOffset Read(string text, TimeZoneInfo zone)
    {
        if (DateTimeOffset.TryParseExact(text, Instants, CultureInfo.InvariantCulture, DateTimeStyles.None, out var exact)
            && text.AsSpan(10).IndexOfAny("Z+-") >= 0) return exact;
        if (!DateTime.TryParseExact(text, Clock, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            || local.Year is < 1970 or > 9000)
            throw new DomainException(
                $"'{text}' is not a valid date and time. Write it like 2026-12-24 18:00 (the shop's clock) or 2026-12-24T17:00:00Z.");
        return At(local, zone);
    }

    /// <summary>The same for an end: a plain date includes that whole day.</summary>
    /// <exception cref="DomainException">It is no date and time.</exception>
    public static DateTimeOffset ReadEnd(string text, TimeZoneInfo zone) =>
        DateTime.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is >= 1970 and <= 9000 ? At(day.AddDays(1), zone) : Read(text, zone);

    private static DateTimeOffset At(DateTime local, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(local)) local += Step;
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }
}
