namespace Shop.Domain.Payments;

/// <summary>
/// When Stripe is asked again about a payment that was closed without money: soon at first, then after twice the time, for
/// as long as the slowest ways to pay may take. So money that arrives late is found even when no event tells of it.
/// </summary>
public static class PaymentLooks
{
    public static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Max = TimeSpan.FromDays(20);

    /// <returns>Null when it has been long enough.</returns>
    public static DateTimeOffset? Next(DateTimeOffset closedAt, DateTimeOffset now)
    {
        var since = now - closedAt;
        if (since >= Max) return null;
        return now + (since < First ? First : since);
    }
}
