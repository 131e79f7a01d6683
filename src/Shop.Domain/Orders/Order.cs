using Shop.Domain.Shared;

namespace Shop.Domain.Orders;

/// <summary>
/// What was sold to whom at what price: a snapshot that no later change to a product, price or address touches.
/// Amounts are minor units of <see cref="Currency"/> and include tax.
/// </summary>
public sealed partial class Order
{
    private readonly List<LineItem> _lines = [];
    private readonly List<OrderTax> _taxes = [];
    private readonly List<OrderHistory> _history = [];

    private Order()
    {
    }

    public OrderId Id { get; private set; }

    /// <summary>What people call it; random, so it tells nobody how much the shop sells.</summary>
    public string Number { get; private set; } = "";

    /// <summary>160 random bits in the address of the order page: knowing it is the right to see the order.</summary>
    public string Token { get; private set; } = "";

    /// <summary>The form's one-time token; unique, so that a form sent twice is one order (R1).</summary>
    public string CheckoutToken { get; private set; } = "";

    public CartId CartId { get; private set; }

    public string Culture { get; private set; } = "";

    public string Email { get; private set; } = "";

    public string EmailKey { get; private set; } = "";

    public PostalAddress Address { get; private set; } = null!;

    public string? Note { get; private set; }

    /// <summary>Empty for an order of which nothing is sent, as is the name.</summary>
    public string ShippingCode { get; private set; } = "";

    public string ShippingName { get; private set; } = "";

    /// <summary>The first and the last day on which the parcel was promised to arrive; null when nothing was said of it.</summary>
    public DateOnly? PromisedFrom { get; private set; }

    public DateOnly? PromisedUntil { get; private set; }

    public ArrivalDays? Promise =>
        PromisedFrom is { } from && PromisedUntil is { } until ? new ArrivalDays(from, until) : null;

    public string? CouponCode { get; private set; }

    /// <summary>
    /// Where it was taxed: the country's code, or that of a part of it that is taxed by itself; null in orders that do not say it.
    /// </summary>
    public string? TaxTerritory { get; private set; }

    public Currency Currency { get; private set; }

    public long SubtotalMinor { get; private set; }

    public long DiscountMinor { get; private set; }

    public long ShippingMinor { get; private set; }

    public long TaxMinor { get; private set; }

    public long TotalMinor { get; private set; }

    /// <summary>What went back to the buyer.</summary>
    public long RefundedMinor { get; private set; }

    public OrderStatus Status { get; private set; }

    /// <summary>Why nothing may be sent now, for example a dispute (R42); null when nothing stands in the way.</summary>
    public string? HeldBecause { get; private set; }

    /// <summary>It was brought in whole, from another shop or as an example: no payment and no mail of this shop belongs to it.</summary>
    public bool IsImported { get; private set; }

    public DateTimeOffset PlacedAt { get; private set; }

    public DateTimeOffset? PaidAt { get; private set; }

    /// <summary>When the mail server took the confirmation; set once, so that mail goes out once (I8).</summary>
    public DateTimeOffset? ConfirmationSentAt { get; private set; }

    public string? InvoiceNumber { get; private set; }

    /// <summary>Stripe's payment intent, copied here for the CSV.</summary>
    public string? PaymentReference { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<LineItem> Lines => _lines;

    public IReadOnlyList<OrderTax> Taxes => _taxes;

    public IReadOnlyList<OrderHistory> History => _history;

    public Money Total => new(TotalMinor, Currency);

    /// <summary>VAT is a word on it: not where the shop charged none at all.</summary>
    public bool ShowsTax => !TaxReasons.IsExemption(TaxReason);

    /// <summary>Why no VAT is charged on it, or on a part of it, as <see cref="TaxReasons"/> has it; null where it is on all.</summary>
    public string? TaxReason => _lines.Find(line => line.TaxReason is not null)?.TaxReason;

    /// <summary>What no refund has taken yet, refunds under way included.</summary>
    public long LeftMinor => _taxes.Sum(tax => tax.LeftMinor);

    /// <summary>What is left of the delivery's price at each tax rate.</summary>
    public IReadOnlyList<(Percentage Rate, long LeftMinor)> ShippingLeft =>
        [.. _taxes.Select(tax => (tax.Rate, tax.LeftMinor - _lines.Where(line => line.TaxRate == tax.Rate).Sum(line => line.LeftMinor)))];

    /// <summary>The name in pages, scripts and the CSV; a part that went back shows.</summary>
    public string StatusText => RefundedMinor > 0 && Status != OrderStatus.Refunded ? "refunded-in-part" : Status.ToText();

    /// <summary>Freezes what was agreed on. A free order still has to be marked paid.</summary>
    /// <exception cref="DomainException">The figures do not add up, or there are no lines.</exception>
    public static Order Place(OrderDraft draft, DateTimeOffset now)
    {
        var order = new Order
        {
            Id = OrderId.New(now), Number = SecretToken.NewOrderNumber(), Token = SecretToken.New(), CheckoutToken = draft.CheckoutToken,
            CartId = draft.CartId, OpenCartId = draft.CartId, ClientNetwork = draft.ClientNetwork,
            Culture = draft.Culture, Email = draft.Email, EmailKey = PlainText.EmailKey(draft.Email),
            Address = draft.Address, Note = draft.Note, ShippingCode = draft.ShippingCode, ShippingName = draft.ShippingName,
            TaxTerritory = draft.TaxTerritory, PromisedFrom = draft.Promise?.From, PromisedUntil = draft.Promise?.Until,
            CouponCode = draft.CouponCode, Currency = draft.Total.Currency, SubtotalMinor = draft.Subtotal.Minor,
            DiscountMinor = draft.Discount.Minor, ShippingMinor = draft.Shipping.Minor, TotalMinor = draft.Total.Minor,
            Status = OrderStatus.AwaitingPayment, PlacedAt = now, IsImported = draft.IsImported,
        };
        order._lines.AddRange(draft.Lines.Select((line, index) => LineItem.Of(order.Id, index + 1, line)));
        order._taxes.AddRange(draft.Taxes.Select(tax => OrderTax.Of(order.Id, tax.Rate, tax.Gross, tax.Tax)));
        order.TaxMinor = order._taxes.Sum(tax => tax.TaxMinor);
        order._history.Add(
            OrderHistory.Of(order.Id, null, OrderStatus.AwaitingPayment, draft.GroupCode is { } group
            ? $"placed by the shopper, at the prices of {group}"
            : "placed by the shopper", now));
        order.CheckSums();
        order.RefreshSearchText();
        return order;
    }

    /// <summary>The money is there (or none is due).</summary>
    /// <exception cref="DomainException">The order is not one that can become paid.</exception>
    public void MarkPaid(string invoiceNumber, string? paymentReference, string cause, DateTimeOffset now)
    {
        MoveTo(OrderStatus.Paid, cause, now);
        PaidAt = now;
        InvoiceNumber = invoiceNumber;
        PaymentReference = paymentReference;
        RefreshSearchText();
    }

    /// <summary>Nobody will pay any more.</summary>
    public void Cancel(string cause, DateTimeOffset now) => MoveTo(OrderStatus.Cancelled, cause, now);

    /// <summary>Money went back; when it was all of it, the order is refunded.</summary>
    /// <exception cref="DomainException">More than was paid.</exception>
    public void Refund(Money amount, string cause, DateTimeOffset now)
    {
        if (RefundedMinor + amount.Minor > TotalMinor) throw new DomainException($"Order {Number} cannot give back more than it took.");
        RefundedMinor += amount.Minor;
        if (RefundedMinor == TotalMinor) MoveTo(OrderStatus.Refunded, cause, now);
        else Remark(cause, now);
    }

    /// <summary>Keeps the order from being sent, or lets it go on (null).</summary>
    public void Hold(string? because, DateTimeOffset now)
    {
        if (HeldBecause == because) return;
        HeldBecause = because;
        Remark(because ?? "no longer held", now);
    }

    /// <summary>The mail server took the confirmation.</summary>
    public void ConfirmationSent(DateTimeOffset now)
    {
        ConfirmationSentAt ??= now;
        Version++;
    }

    /// <summary>Something that belongs into its history and moves nothing.</summary>
    public void Remark(string cause, DateTimeOffset now)
    {
        _history.Add(OrderHistory.Of(Id, Status, Status, cause, now));
        Version++;
    }

    private void MoveTo(OrderStatus to, string cause, DateTimeOffset now)
    {
        if (!OrderStatusMoves.Allows(Status, to)) throw new DomainException($"Order {Number} cannot go from {Status} to {to}.");
        _history.Add(OrderHistory.Of(Id, Status, to, cause, now));
        Status = to;
        OpenCartId = null;
        Version++;
    }

    private void CheckSums()
    {
        var lines = _lines.Sum(line => line.TotalMinor);
        var whole = _lines.Count > 0 && SubtotalMinor - DiscountMinor == lines && lines + ShippingMinor == TotalMinor
            && _taxes.Sum(tax => tax.GrossMinor) == TotalMinor;
        if (!whole) throw new DomainException("The parts of the order do not sum to its total.");
        if (!NeedsDelivery && (ShippingMinor != 0 || ShippingCode.Length > 0))
            throw new DomainException("An order of which nothing is sent has no delivery.");
    }
}
