namespace Shop.Web.Features.Shared;

/// <summary>Working days, Monday to Friday. Public holidays differ by place; the carrier's own promise stands above this estimate.</summary>
public static class DeliveryDays
{
    public static DateOnly After(DateOnly day, int workingDays)
    {
        while (workingDays > 0)
        {
            day = day.AddDays(1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) workingDays--;
        }

        return day;
    }
}
