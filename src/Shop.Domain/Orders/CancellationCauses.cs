namespace Shop.Domain.Orders;

/// <summary>
/// Why an order ended unpaid, as its history says it. Pages and mails tell the buyer by these words; the values never change.
/// </summary>
public static class CancellationCauses
{
    public const string TimeRanOut = "the time to pay ran out";
    public const string DelayedPaymentFailed = "the delayed payment failed";
    public const string ByStaff = "cancelled by staff";

    public const string ByShopper = "cancelled by the shopper";
    public const string OrderedAgain = "the shopper ordered again";
    public const string TooManyDeclines = "too many cards were declined";

    /// <summary>Stands in the history before the payment page is ended, so that its end is known to be theirs.</summary>
    public const string StaffAskedForIt = "staff ask for its cancellation";
}
