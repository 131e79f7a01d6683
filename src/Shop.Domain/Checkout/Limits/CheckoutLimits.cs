namespace Shop.Domain.Checkout.Limits;

/// <summary>
/// How much somebody who does not pay may ask for. A client is a network address; a shopper is a mail address, and a cart.
/// Orders that were paid in the last 24 hours raise a client's limits, so that an office or a campus is not held up.
/// </summary>
public sealed record CheckoutLimits
{
    /// <summary>Unpaid orders, and with them payment sessions, are counted over this time.</summary>
    public static readonly TimeSpan OrderWindow = TimeSpan.FromHours(1);

    /// <summary>Declined cards are counted over this time.</summary>
    public static readonly TimeSpan DeclineWindow = TimeSpan.FromHours(1);

    /// <summary>Orders whose time to pay ran out are counted over this time.</summary>
    public static readonly TimeSpan LapseWindow = TimeSpan.FromHours(6);

    /// <summary>Paid orders speak for a client for so long.</summary>
    public static readonly TimeSpan TrustWindow = TimeSpan.FromHours(24);

    // After none, one, two … lapsed orders; Stripe's own page lives for half an hour at least, so the shop ends it earlier.
    private static readonly TimeSpan[] Holds =
        [Payments.Payment.TimeToPay, TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(10)];

    public int UnpaidPerClient { get; init; } = 20;

    /// <summary>For a mail address, and for a cart.</summary>
    public int UnpaidPerShopper { get; init; } = 10;

    /// <summary>For a client, a mail address, and a cart.</summary>
    public int Lapses { get; init; } = 6;

    /// <summary>After so many declined cards an order's payment page is ended.</summary>
    public int DeclinesPerOrder { get; init; } = 8;

    public int DeclinesPerClient { get; init; } = 20;

    /// <summary>For a mail address, and for a cart.</summary>
    public int DeclinesPerShopper { get; init; } = 10;

    /// <summary>How long goods are held for somebody who let so many orders lapse.</summary>
    public static TimeSpan HoldAfter(int lapses) => Holds[Math.Clamp(lapses, 0, Holds.Length - 1)];
}
