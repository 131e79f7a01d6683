namespace Shop.Domain.Catalogue;

/// <summary>An applied price and the instant since which it was.</summary>
public readonly record struct PricePoint(DateTimeOffset At, long Minor);

/// <summary>
/// The prior price of a reduction: the lowest that was applied in the 30 days before it began, earlier sales included. The
/// window stands still for as long as the reduction lasts. The option of Art. 6a(5), to go back to before the first of several
/// growing steps, is not taken: each step counts as a reduction of its own, which is right in every Member State.
/// </summary>
public static class PriorPrice
{
    private const int Days = 30;

    /// <summary>Thirty days back by the merchant's clock, so that no night when clocks change makes the window too short.</summary>
    public static DateTimeOffset WindowStart(DateTimeOffset reducedAt, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(reducedAt, zone).DateTime.AddDays(-Days);
        // A time that was left out in spring is taken as the hour before, one that was there twice in autumn as the first.
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(-30);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>
    /// The lowest price applied in [from, until); goods that were first priced in between count from then on. Null when there was none.
    /// </summary>
    public static long? LowestIn(IEnumerable<PricePoint> history, DateTimeOffset from, DateTimeOffset until)
    {
        var before = history.Where(point => point.At < until).OrderBy(point => point.At).ToList();
        var carriedOver = before.FindLastIndex(point => point.At <= from);
        return before.Skip(Math.Max(0, carriedOver)).Select(point => (long?)point.Minor).Min();
    }
}
