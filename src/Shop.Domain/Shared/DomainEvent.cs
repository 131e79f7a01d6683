namespace Shop.Domain.Shared;

/// <summary>
/// Something that happened, written to the outbox in the transaction that made it true.
/// <see cref="Key"/> is unique: the same fact is told once, however often it is noticed.
/// </summary>
public abstract record DomainEvent
{
    public abstract string Key { get; }
}

public sealed record OrderPaid(OrderId OrderId) : DomainEvent
{
    public override string Key => $"order-paid-{OrderId}";
}

/// <summary>An order ended without having been paid. Its history says why.</summary>
public sealed record OrderCancelled(OrderId OrderId) : DomainEvent
{
    public override string Key => $"order-cancelled-{OrderId}";
}

/// <summary>The parcel of an order left.</summary>
public sealed record OrderSent(OrderId OrderId) : DomainEvent
{
    public override string Key => $"order-sent-{OrderId}";
}

/// <summary>An order was placed whose buyer pays by transfer or at the counter, and must be told how.</summary>
public sealed record OrderAwaitsMoney(OrderId OrderId) : DomainEvent
{
    public override string Key => $"order-awaits-money-{OrderId}";
}

/// <summary>The money of a transfer has not come for some days: the buyer is reminded once.</summary>
public sealed record PaymentReminderDue(PaymentId PaymentId) : DomainEvent
{
    public override string Key => $"payment-reminder-{PaymentId}";
}

/// <summary>Money arrived that no order can take: a second payment, or one for an order that was released.</summary>
public sealed record PaymentUnmatched(PaymentId PaymentId) : DomainEvent
{
    public override string Key => $"payment-unwanted-{PaymentId}";
}

/// <summary>A sold-out SKU that somebody waits for can be bought. Each occasion is told once.</summary>
public sealed record BackInStock(string Sku, Guid Occasion) : DomainEvent
{
    public override string Key => $"back-in-stock-{Occasion:N}";
}

/// <summary>A verified Stripe event was stored and waits to be acted on.</summary>
public sealed record StripeEventStored(string EventId) : DomainEvent
{
    public override string Key => $"stripe-event-{EventId}";
}

/// <summary>Money is to go back: Stripe has not been asked yet.</summary>
public sealed record RefundRequested(RefundId RefundId, int Attempt) : DomainEvent
{
    public override string Key => $"refund-requested-{RefundId}-{Attempt}";
}

/// <summary>A picture was added to a product: its renditions are to be made.</summary>
/// <param name="UploadId">Tells one asking from the next: what was removed may be uploaded again.</param>
public sealed record PictureUploaded(Guid UploadId, string Hash) : DomainEvent
{
    public override string Key => $"picture-uploaded-{UploadId}";
}

/// <summary>No product has these pictures any more: their files may go.</summary>
public sealed record PicturesForgotten(Guid Occasion, IReadOnlyList<string> Hashes) : DomainEvent
{
    public override string Key => $"pictures-forgotten-{Occasion}";
}

/// <summary>Stripe has the refund, and the credit note is written.</summary>
public sealed record OrderRefunded(RefundId RefundId) : DomainEvent
{
    public override string Key => $"order-refunded-{RefundId}";
}

/// <summary>Somebody asked for a link that makes a browser known for an account, whether or not there is one with that address.</summary>
/// <param name="Account">The address, as the key of an account.</param>
/// <param name="Token">What the link ends with; it holds for an hour and once.</param>
/// <param name="Culture">The language of the page on which it was asked for.</param>
public sealed record SignInLinkAsked(Guid Occasion, string Account, string Token, string Culture) : DomainEvent
{
    public override string Key => $"sign-in-link-{Occasion:N}";
}

/// <summary>Somebody is invited to work here, or invited again. The mail's link is made when it is written.</summary>
public sealed record StaffInvited(Guid Occasion, Guid InvitationId) : DomainEvent
{
    public override string Key => $"staff-invited-{Occasion:N}";
}

/// <summary>Somebody asked for a new password, whether or not there is an account with that address.</summary>
/// <param name="Account">The address, as the key of an account.</param>
/// <param name="Culture">The language of the page on which it was asked for.</param>
public sealed record PasswordResetAsked(Guid Occasion, string Account, string Culture) : DomainEvent
{
    public override string Key => $"password-reset-{Occasion:N}";
}

/// <summary>
/// Somebody asked for an account, whether or not there is one with that address. The mail's link is made when it is written.
/// </summary>
public sealed record RegistrationAsked(Guid RegistrationId) : DomainEvent
{
    public override string Key => $"registration-{RegistrationId:N}";
}

/// <summary>A shopper wants a new password, whether or not there is an account with that address.</summary>
/// <param name="Account">The address, as the key of an account.</param>
/// <param name="Culture">The language of the page on which it was asked for.</param>
public sealed record CustomerPasswordResetAsked(Guid Occasion, string Account, string Culture) : DomainEvent
{
    public override string Key => $"customer-password-reset-{Occasion:N}";
}

/// <summary>A shopper wants a link to sign in with, whether or not there is an account with that address.</summary>
/// <param name="Account">The address, as the key of an account.</param>
/// <param name="Culture">The language of the page on which it was asked for.</param>
public sealed record CustomerSignInLinkAsked(Guid Occasion, string Account, string Culture) : DomainEvent
{
    public override string Key => $"customer-sign-in-link-{Occasion:N}";
}

/// <summary>A customer wants another address, whether or not that one has an account.</summary>
/// <param name="Email">The new address, which is not proven.</param>
/// <param name="Culture">The language of the page on which it was asked for.</param>
public sealed record CustomerEmailChangeAsked(Guid Occasion, CustomerId Customer, string Email, string Culture) : DomainEvent
{
    public override string Key => $"customer-email-change-{Occasion:N}";
}

/// <summary>An account has another address.</summary>
/// <param name="Former">The address that it had, which is told.</param>
/// <param name="Culture">The account's language.</param>
public sealed record CustomerEmailChanged(Guid Occasion, string Former, string Culture) : DomainEvent
{
    public override string Key => $"customer-email-changed-{Occasion:N}";
}
