using Shop.Domain.Shared;

namespace Shop.Domain.Orders;

/// <summary>How the buyer gets what an order holds, and when the order is done.</summary>
public sealed partial class Order
{
    public const int PickupPlaceLength = 1000;

    /// <summary>Who brings the parcel, one of <see cref="Carriers"/>; null when staff did not say it, as are the two below.</summary>
    public string? Carrier { get; private set; }

    public string? TrackingNumber { get; private set; }

    /// <summary>The parcel's page at a carrier that is not in the list.</summary>
    public string? TrackingLink { get; private set; }

    /// <summary>When the mail server took the mail that the parcel is on its way; set once.</summary>
    public DateTimeOffset? DispatchMailSentAt { get; private set; }

    /// <summary>Where the parcel is followed; null when staff did not say it.</summary>
    public Tracking? Tracking => Tracking.Stored(Carrier, TrackingNumber, TrackingLink);

    /// <summary>Something of it is sent. Without it there is no way of sending, and nothing waits to be sent.</summary>
    public bool NeedsDelivery => _lines.Exists(line => line.NeedsParcel);

    /// <summary>The buyer comes for it, instead of a parcel that is sent.</summary>
    public bool IsPickup => PickupPlace is not null;

    /// <summary>
    /// What a parcel holds, line by line, if it is still to be sent: what was refunded, or is on its way back, is not in it.
    /// </summary>
    public IReadOnlyList<int> PiecesToSend =>
        [.. _lines.Where(line => line.NeedsParcel).OrderBy(line => line.Position).Select(line => line.LeftQuantity)];

    /// <summary>It may be marked as sent: paid, not held, and with something in the parcel.</summary>
    public bool CanBeSent => Status == OrderStatus.Paid && HeldBecause is null && PiecesToSend.Sum() > 0;

    /// <summary>It may be marked as completed: it was sent, or nothing of it is left to send.</summary>
    public bool CanBeCompleted =>
        HeldBecause is null && (Status == OrderStatus.Shipped || (Status == OrderStatus.Paid && PiecesToSend.Sum() == 0));

    /// <summary>Says of which lines stock was taken: of all but these SKUs, which nobody counts.</summary>
    public void TookStock(IReadOnlyCollection<string> uncounted)
    {
        foreach (var line in _lines) line.TookStock(!uncounted.Contains(line.Sku));
    }

    /// <summary>The parcel left.</summary>
    /// <param name="cause">Who says so.</param>
    /// <param name="now">When.</param>
    /// <param name="tracking">Where it is followed; null when nothing is known of it.</param>
    /// <exception cref="DomainException">The order is held, not paid, or has no parcel.</exception>
    public void MarkShipped(string cause, DateTimeOffset now, Tracking? tracking = null)
    {
        if (!NeedsDelivery) throw new DomainException($"Order {Number} has nothing to send.");
        LetGo();
        MoveTo(OrderStatus.Shipped, cause, now);
        (Carrier, TrackingNumber, TrackingLink) = (tracking?.Carrier, tracking?.Number, tracking?.Link);
    }

    /// <summary>Everything is with the buyer: it was sent, or nothing of it is left to send.</summary>
    /// <exception cref="DomainException">The order is held, not paid, or has pieces left to send.</exception>
    public void MarkCompleted(string cause, DateTimeOffset now)
    {
        if (Status == OrderStatus.Paid && PiecesToSend.Sum() > 0) throw new DomainException($"Order {Number} has pieces left to send.");
        LetGo();
        MoveTo(OrderStatus.Completed, cause, now);
    }

    private void LetGo()
    {
        if (HeldBecause is not null) throw new DomainException($"Order {Number} is held: {HeldBecause}.");
    }
}
