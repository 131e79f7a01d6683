using Shop.Domain.Shared;

namespace Shop.Domain.Returns;

/// <summary>
/// Until when a buyer may withdraw. The law counts 14 days from the day after the goods arrived (Directive 2011/83/EU, Art. 9); the
/// shop knows when they left and when they were promised, so it counts from the latest day that it knows, and where it knows none
/// the period has no end. Days are those of the shop's time zone.
/// </summary>
/// <param name="LastDay">The last day on which a statement is in time; null while there is no end.</param>
public readonly record struct WithdrawalPeriod(DateOnly? LastDay)
{
    /// <summary>Days of the period, without the one on which the goods arrive.</summary>
    public const int Days = 14;

    public bool IsOver(DateOnly today) => LastDay is { } last && today > last;

    /// <param name="promise">When it was promised to arrive; null when nothing was said of it.</param>
    /// <param name="sent">The day on which it left; null when nothing did.</param>
    /// <param name="completed">The day on which it was closed, which is when it was handed over if nothing of it was sent.</param>
    public static WithdrawalPeriod Of(ArrivalDays? promise, DateOnly? sent, DateOnly? completed)
    {
        if (sent is not { } left) return new WithdrawalPeriod(completed is { } handedOver ? Ends(handedOver) : null);
        if (promise is not { } days) return new WithdrawalPeriod(completed is { } closed ? Ends(closed) : null);
        var end = Ends(days.Until > left ? days.Until : left);
        // Staff who close it within the period say that it arrived then; what is closed by itself long after it says nothing.
        return new WithdrawalPeriod(completed is { } arrived && arrived <= end && Ends(arrived) > end ? Ends(arrived) : end);
    }

    // A period that ends on a Saturday or a Sunday ends with the next working day (Regulation 1182/71, Art. 3(4)).
    private static DateOnly Ends(DateOnly arrived)
    {
        var last = arrived.AddDays(Days);
        return last.DayOfWeek switch
        {
            DayOfWeek.Saturday => last.AddDays(2),
            DayOfWeek.Sunday => last.AddDays(1),
            _ => last,
        };
    }
}
