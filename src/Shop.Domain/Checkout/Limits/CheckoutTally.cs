namespace Shop.Domain.Checkout.Limits;

/// <summary>
/// The row by which a client, a mail address or a cart is counted. Checkouts of the same one take turns at it, in all
/// processes; it also remembers the refusals, for staff.
/// </summary>
public sealed class CheckoutTally
{
    private CheckoutTally()
    {
    }

    /// <summary>As <see cref="PartyKey.Key"/>.</summary>
    public string Key { get; private set; } = "";

    public long Tries { get; private set; }

    public int? Refusals { get; private set; }

    public DateTimeOffset? RefusedSince { get; private set; }

    public DateTimeOffset? RefusedAt { get; private set; }

    public CheckoutRefusalReason? Reason { get; private set; }
}
