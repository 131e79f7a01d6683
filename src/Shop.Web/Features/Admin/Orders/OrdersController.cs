using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Invoicing;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Shared;
using Shop.Jobs.Invoices;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Orders;

public sealed record OrdersView(OrderListPage Page, string? Search, string? Status);

/// <summary>An order with its money, and what the last action said.</summary>
public sealed record AdminOrderView(Order Order, IReadOnlyList<Payment> Payments, IReadOnlyList<Refund> Refunds,
    IReadOnlyList<RefundPart> Parts, string? Done, AdminMessage? Problem)
{
    /// <summary>What staff booked of money that came without Stripe.</summary>
    public IReadOnlyList<MoneyEntry> Entries { get; init; } = [];

    /// <summary>Where the parcel is followed, as staff say it when they send it.</summary>
    public required AdminForm Dispatch { get; init; }

    /// <summary>The payment that staff book money for; null for an order that is paid with Stripe.</summary>
    public Payment? ByHand => Payments.FirstOrDefault(payment => payment.IsByHand);

    /// <summary>The buyer may be handed it in the shop: it is paid, or paid there.</summary>
    public bool CanBePickedUp => Order.IsPickup
        && (Order.CanBeSent || (CanBeCancelled && Order.PaymentMethod == PaymentMethod.OnPickup));

    public bool CanBeCancelled => Order.Status == OrderStatus.AwaitingPayment;

    /// <summary>Nobody can pay because Stripe made no page: it may be asked once more.</summary>
    public bool CanBeAskedAgain => CanBeCancelled && Payments.Count > 0 && Payments[^1].HasNoPage;

    /// <summary>The newest refund, if nothing came of it: then none is on its way.</summary>
    public Refund? RefusedRefund =>
        Refunds.Count > 0 && Refunds[^1] is { Status: RefundStatus.Failed, IsBooked: false } refused ? refused : null;

    /// <summary>The table of lines says what is still to be sent.</summary>
    public bool IsUnsent => Order.Status == OrderStatus.Paid && Order.NeedsDelivery;

    /// <summary>The order may be closed: it owes no refund either.</summary>
    public bool CanBeCompleted => Order.CanBeCompleted && !Refunds.Any(refund =>
        refund.Status is RefundStatus.Requested or RefundStatus.Pending || refund is { Status: RefundStatus.Failed, IsBooked: true });

    /// <summary>In the order of an order's life: what happened in one moment has no time of its own.</summary>
    public IEnumerable<OrderHistory> History => Order.History.OrderBy(entry => entry.At).ThenBy(entry => entry.To);

    /// <summary>What is left to give back; nothing for an unpaid or a free order.</summary>
    public Money Refundable => RefundPage.RefundableOf(Order, Payments);

    /// <summary>What the parts of a refund are of, as the list of refunds shows it.</summary>
    public IEnumerable<AdminMessage> Of(Refund refund) =>
        Parts.Where(part => part.RefundId == refund.Id && part.Kind != RefundPartKind.Goodwill).OrderBy(part => part.Number)
        .GroupBy(part => part.LinePosition).Select(same => TextOf(same.First(), same.Sum(part => part.AmountMinor)))
        .Concat(Parts.Where(part => part.RefundId == refund.Id && part.Kind == RefundPartKind.Goodwill)
            .Sum(part => part.AmountMinor) is var goodwill and > 0
            ? [new AdminMessage("goodwill {0}", new Money(goodwill, Order.Currency))] : []);

    private AdminMessage TextOf(RefundPart part, long minor)
    {
        var amount = new Money(minor, Order.Currency);
        if (part.LinePosition is not { } position) return new AdminMessage("delivery {0}", amount);
        var sku = Order.Lines.Single(line => line.Position == position).Sku;
        return part.Restock > 0
            ? new AdminMessage("{0} × {1} {2}, {3} to stock", part.Quantity, sku, amount, part.Restock)
            : new AdminMessage("{0} × {1} {2}", part.Quantity, sku, amount);
    }
}

/// <summary>The staff's orders: list, one order, its invoice, and the export.</summary>
public sealed class OrdersController(OrderList list, FindOrder orders, FindPayments payments, OrderExport export, InvoiceFile invoices)
    : Controller
{
    [HttpGet("/admin/orders")]
    public async Task<IActionResult> Index(string? q, string? status, string? before, string? after, CancellationToken cancellationToken)
    {
        var query = new OrderListQuery(q, OrderStatusMoves.Parse(status), before, after);
        return View(new OrdersView(await list.ReadAsync(query, cancellationToken), q, status));
    }

    [HttpGet("/admin/orders/{number}")]
    public async Task<IActionResult> Show(string number, string? done, CancellationToken cancellationToken) =>
        await orders.ByNumberAsync(number.ToUpperInvariant(), cancellationToken) is { } order
            ? View(new AdminOrderView(
                order, await payments.OfOrderAsync(order.Id, cancellationToken),
                    await payments.RefundsOfOrderAsync(order.Id, cancellationToken),
                await orders.RefundPartsAsync(order.Id, cancellationToken), done, TempData.Refusal())
            {
                Entries = await payments.EntriesOfOrderAsync(order.Id, cancellationToken), Dispatch = DispatchForm.Of(TempData),
            })
            : NotFound();

    [HttpGet("/admin/orders/{number}/credit-notes/{note}.pdf")]
    public async Task<IActionResult> CreditNote(string number, string note, CancellationToken cancellationToken) =>
        await orders.ByNumberAsync(number.ToUpperInvariant(), cancellationToken) is { } order
            && await invoices.CreditNoteAsync(order.Id, note, cancellationToken) is { } file
                ? File(file.Pdf, "application/pdf", file.Name)
                : NotFound();

    [HttpGet("/admin/orders/{number}/invoice.pdf")]
    public async Task<IActionResult> Invoice(string number, CancellationToken cancellationToken) =>
        await orders.ByNumberAsync(number.ToUpperInvariant(), cancellationToken) is { } order
            && await invoices.OfOrderAsync(order.Id, cancellationToken) is { } file
                ? File(file.Pdf, "application/pdf", file.Name)
                : NotFound();

    /// <summary>Streamed from the first row on. <c>from</c> and <c>to</c> are days in the shop's time zone, both included.</summary>
    [HttpGet("/admin/orders/export.csv")]
    public async Task<IActionResult> Export(string?
        from, string? to, string? status, [FromServices] Seller seller, CancellationToken cancellationToken)
    {
        if (!TryReadDay(from, out var first) || !TryReadDay(to, out var last)
            || (!string.IsNullOrEmpty(status) && OrderStatusMoves.Parse(status) is null))
            return BadRequest();
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = "attachment; filename=orders.csv";
        var filter = new ExportFilter(seller.StartOf(first), seller.StartOf(last?.AddDays(1)), OrderStatusMoves.Parse(status));
        await export.WriteAsync(filter, Response.Body, null, cancellationToken);
        return new EmptyResult();
    }

    private static bool TryReadDay(string? typed, out DateOnly? day)
    {
        day = ShopTime.TryParseDay(typed, out var read) ? read : null;
        return day is not null || string.IsNullOrEmpty(typed);
    }
}
