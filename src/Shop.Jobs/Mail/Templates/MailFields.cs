namespace Shop.Jobs.Mail.Templates;

/// <summary>The shop, as every mail can name it.</summary>
public sealed record ShopFields(string Name, string Url);

/// <summary>The look of the shop as styles for elements: <c>&lt;a style="{{ style.button }}"&gt;</c>.</summary>
public sealed record StyleFields(string Heading, string Cell, string Button, string Link);

/// <summary>What every mail can name.</summary>
public abstract record MailFields(ShopFields Shop, StyleFields Style);

/// <summary>The buyer.</summary>
public sealed record CustomerFields(string Name);

/// <summary>One line of an order; amounts are written in the mail's language.</summary>
public sealed record LineFields(int Quantity, string Description, string Total);

/// <summary>A label beside what it is of: subtotal, delivery, total, taxes.</summary>
public sealed record RowFields(string Label, string Value);

/// <summary>The order that the mail is about.</summary>
public sealed record OrderFields(string Number, string Url, string Total)
{
    public required IReadOnlyList<LineFields> Lines { get; init; }

    /// <summary>From the subtotal to the taxes that the total contains.</summary>
    public required IReadOnlyList<RowFields> Sums { get; init; }

    /// <summary>Why no tax is charged; null where it is.</summary>
    public string? TaxNote { get; init; }

    public required string AddressLabel { get; init; }

    public required IReadOnlyList<string> Address { get; init; }

    /// <summary>Where it is picked up; null for what is sent.</summary>
    public string? PickupPlace { get; init; }
}

/// <summary>Of the confirmation.</summary>
/// <param name="Thanks">What happens next: it is packed, or there is nothing to pack.</param>
public sealed record ConfirmationFields(
    ShopFields Shop, StyleFields Style, CustomerFields Customer, OrderFields Order, string Thanks, string InvoiceNumber)
    : MailFields(Shop, Style);

/// <summary>Of the cancellation.</summary>
/// <param name="Title">The shop's own subject for this cause.</param>
/// <param name="Reason">Why it was cancelled.</param>
/// <param name="Money">What of the money: none was taken, or it goes back.</param>
public sealed record CancellationFields(
    ShopFields Shop, StyleFields Style, CustomerFields Customer, OrderFields Order, string Title, string Reason, string Money)
    : MailFields(Shop, Style);

/// <summary>Of the refund.</summary>
/// <param name="CreditNoteNumber">Null where no invoice was corrected.</param>
public sealed record RefundFields(
    ShopFields Shop, StyleFields Style, CustomerFields Customer, OrderFields Order, string Amount, string? CreditNoteNumber)
    : MailFields(Shop, Style);

/// <summary>Of the mail that the parcel is on its way.</summary>
/// <param name="Parcel">What is in it.</param>
/// <param name="Delivery">Where it goes, when it arrives, carrier and tracking number.</param>
/// <param name="LinkUrl">The carrier's page of the parcel; the order's page where there is none.</param>
public sealed record SentFields(
    ShopFields Shop, StyleFields Style, CustomerFields Customer, OrderFields Order, IReadOnlyList<RowFields> Parcel,
    IReadOnlyList<RowFields> Delivery, string LinkUrl, string LinkText) : MailFields(Shop, Style);

/// <summary>Of the mails about a transfer or payment on pick-up.</summary>
/// <param name="Due">What is still to come.</param>
/// <param name="Received">What came already; null for nothing.</param>
/// <param name="Details">Recipient, IBAN, amount, reference; or where to pick up.</param>
/// <param name="QrCode">The address of the picture that fills in the transfer; null for none.</param>
public sealed record PaymentFields(
    ShopFields Shop, StyleFields Style, CustomerFields Customer, OrderFields Order, string Due, string HoldUntil, string? Received,
    IReadOnlyList<RowFields> Details, string? QrCode) : MailFields(Shop, Style);

/// <summary>What is back in stock.</summary>
public sealed record ProductFields(string Name, string Description, string Price, string Url);

/// <summary>Of the mail that goods are back in stock.</summary>
public sealed record AlertFields(ShopFields Shop, StyleFields Style, ProductFields Product) : MailFields(Shop, Style);
