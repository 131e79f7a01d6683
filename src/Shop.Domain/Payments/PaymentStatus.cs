namespace Shop.Domain.Payments;

public enum PaymentStatus
{
    /// <summary>Written down before Stripe is asked; whether Stripe knows of it is unknown until an answer is stored (R23).</summary>
    Creating,

    /// <summary>The checkout session is open: the shopper may pay.</summary>
    Open,

    /// <summary>The shopper is done, the money is under way (delayed methods).</summary>
    Pending,

    Succeeded,

    /// <summary>No session was made, or the delayed payment failed. No money moved, as far as Stripe said until now.</summary>
    Failed,

    Expired,

    /// <summary>Succeeded, and the whole sum went back.</summary>
    Refunded,

    /// <summary>What Stripe shows does not fit the order: nothing is done with it until a person has looked (R33).</summary>
    Quarantined,
}
