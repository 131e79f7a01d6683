using System.Globalization;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Pricing;

/// <summary>
/// When parcels leave: working days are Monday to Friday without the merchant's days off. By it a promise of days becomes a date.
/// One for the whole shop.
/// </summary>
public sealed class Dispatch : IPublicContent
{
    public const int MostHandlingDays = 60;
    public const int MostDaysOff = 200;
    public const int DaysOffLength = 2400;
    internal const int TheOnlyId = 1;
    private const string DayFormat = "yyyy-MM-dd";

    private Dispatch()
    {
    }

    /// <summary>Of a shop that has said nothing: what is ordered on a working day leaves that day.</summary>
    public static Dispatch Plain => new();

    public int Id { get; private set; } = TheOnlyId;

    /// <summary>Working days between the order and the parcel's departure.</summary>
    public int HandlingDays { get; private set; }

    /// <summary>
    /// Minutes after midnight in the shop's zone; what is ordered from then on counts as of the next day. Null: there is no such time.
    /// </summary>
    public int? CutOffMinutes { get; private set; }

    /// <summary>Days between spaces, rising, as 2026-12-24.</summary>
    public string DaysOff { get; private set; } = "";

    public int Version { get; private set; }

    IEnumerable<string> IPublicContent.ChangeTags => [PricingTags.Shipping];

    public TimeOnly? CutOff => CutOffMinutes is { } minutes ? TimeOnly.MinValue.AddMinutes(minutes) : null;

    public IEnumerable<DateOnly> DaysOffList() => DaysOff.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(day => DateOnly.ParseExact(day, DayFormat, CultureInfo.InvariantCulture));

    /// <exception cref="DomainException">Too many handling days or days off.</exception>
    public Dispatch Change(int handlingDays, TimeOnly? cutOff, IReadOnlyCollection<DateOnly> daysOff)
    {
        if (handlingDays is < 0 or > MostHandlingDays || daysOff.Count > MostDaysOff)
            throw new DomainException("That is no plan to send by.");
        (HandlingDays, CutOffMinutes) = (handlingDays, cutOff is { } time ? (time.Hour * 60) + time.Minute : null);
        DaysOff = string.Join(' ', daysOff.Distinct().Order().Select(day => day.ToString(DayFormat, CultureInfo.InvariantCulture)));
        Version++;
        return this;
    }

    /// <summary>The day on which a parcel arrives that is on its way for so many working days.</summary>
    /// <param name="orderedAt">By the clock of the shop's zone.</param>
    /// <param name="workingDays">Of the way of sending.</param>
    public DateOnly ArrivesOn(DateTime orderedAt, int workingDays)
    {
        var off = DaysOffList().ToHashSet();
        var day = DateOnly.FromDateTime(orderedAt);
        if (TimeOnly.FromDateTime(orderedAt) >= CutOff) day = day.AddDays(1);
        while (!IsWorking(day, off)) day = day.AddDays(1);
        for (var left = HandlingDays + workingDays; left > 0; left--)
        {
            do day = day.AddDays(1);
            while (!IsWorking(day, off));
        }

        return day;
    }

    /// <summary>The days between which it arrives; null when the merchant says nothing of the way's days.</summary>
    public ArrivalDays? Promise(DateTime orderedAt, int minDays, int maxDays) =>
        maxDays == 0 ? null : new ArrivalDays(ArrivesOn(orderedAt, minDays), ArrivesOn(orderedAt, maxDays));

    /// <summary>Until when what is promised stays so: the next cut-off, or the end of the day.</summary>
    public DateTime PromisesUntil(DateTime now)
    {
        var (today, time) = (DateOnly.FromDateTime(now), TimeOnly.FromDateTime(now));
        return CutOff is { } cutOff && time < cutOff ? today.ToDateTime(cutOff) : today.AddDays(1).ToDateTime(TimeOnly.MinValue);
    }

    private static bool IsWorking(DateOnly day, HashSet<DateOnly> off) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !off.Contains(day);
}
