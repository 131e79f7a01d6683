namespace Shop.Domain.Checkout.Limits;

/// <summary>
/// How much somebody who does not pay may ask for. A client is a network address; a shopper is a mail address, and a cart.
/// Orders that were paid in the last 24 hours raise these limits, so that an office or a campus is not held up. A limit of 0
/// is none.
/// </summary>
public sealed record CheckoutLimits
{
    /// <summary>Unpaid orders, and with them payment sessions, are counted over this time; those that can still be paid always.</summary>
    public static readonly TimeSpan OrderWindow = TimeSpan.FromHours(1);

    /// <summary>Declined cards are counted over this time.</summary>
    public static readonly TimeSpan DeclineWindow = TimeSpan.FromHours(1);

    /// <summary>Orders that lapsed are counted over this time.</summary>
    public static readonly TimeSpan LapseWindow = TimeSpan.FromHours(6);

    /// <summary>Paid orders speak for a client for so long.</summary>
    public static readonly TimeSpan TrustWindow = TimeSpan.FromHours(24);

    // After none, one, two … lapsed orders; Stripe's own page lives for half an hour at least, so the shop ends it earlier.
    private static readonly TimeSpan[] Holds =
        [Payments.Payment.TimeToPay, TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(10)];

    public int UnpaidPerClient { get; init; } = 25;

    /// <summary>For a mail address, and for a cart.</summary>
    public int UnpaidPerShopper { get; init; } = 10;

    /// <summary>For a client, a mail address, and a cart.</summary>
    public int Lapses { get; init; } = 6;

    /// <summary>After so many declined cards an order's payment page is ended.</summary>
    public int DeclinesPerOrder { get; init; } = 8;

    public int DeclinesPerClient { get; init; } = 20;

    /// <summary>For a mail address, and for a cart.</summary>
    public int DeclinesPerShopper { get; init; } = 10;

    /// <summary>The limits for a party of this kind.</summary>
    public PartyLimits Of(PartyKind kind) => kind == PartyKind.Client
        ? new PartyLimits(UnpaidPerClient, Lapses, DeclinesPerClient, CreditForPaid: 2)
        : new PartyLimits(UnpaidPerShopper, Lapses, DeclinesPerShopper, CreditForPaid: 1);

    /// <summary>How long goods are held for somebody who let so many orders lapse.</summary>
    public static TimeSpan HoldAfter(int lapses) => Holds[Math.Clamp(lapses, 0, Holds.Length - 1)];
}

/// <summary>The limits of one party; 0 is none.</summary>
/// <param name="CreditForPaid">By how much a paid order raises them.</param>
public sealed record PartyLimits(int Unpaid, int Lapses, int Declines, int CreditForPaid)
{
    public bool IsNone => (Unpaid, Lapses, Declines) == (0, 0, 0);

    /// <summary>Declines first: they are what a person should hear of.</summary>
    /// <returns>Null when one more order may be placed.</returns>
    public CheckoutRefusalReason? RefusalOf(PartyCounts counts)
    {
        if (IsOver(counts, counts.Declined, Declines)) return CheckoutRefusalReason.Declined;
        if (IsOver(counts, counts.Unpaid, Unpaid)) return CheckoutRefusalReason.Unpaid;
        return IsOver(counts, counts.Lapsed, Lapses) ? CheckoutRefusalReason.Lapsed : null;
    }

    public bool IsOverDeclines(PartyCounts counts) => IsOver(counts, counts.Declined, Declines);

    public TimeSpan HoldFor(PartyCounts counts) => CheckoutLimits.HoldAfter(Lapses == 0 ? 0 : counts.Lapsed - Credit(counts));

    private bool IsOver(PartyCounts counts, int count, int limit) => limit > 0 && count >= limit + (long)Credit(counts);

    // One that pays now and then is a shop's ordinary customer; an address from which many pay is an office or a campus.
    private int Credit(PartyCounts counts) => CreditForPaid * counts.Paid;
}
