using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Invoicing;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Jobs.Invoices;

namespace Shop.Web.Features.Admin.Orders;

public sealed record OrdersView(OrderListPage Page, string? Search, string? Status);

public sealed record AdminOrderView(Order Order, IReadOnlyList<Payment> Payments);

/// <summary>The staff's orders: list, one order, its invoice, and the export.</summary>
public sealed class OrdersController(OrderList list, FindOrder orders, FindPayments payments, OrderExport export, InvoiceFile invoices) : Controller
{
    [HttpGet("/admin/orders")]
    public async Task<IActionResult> Index(string? q, string? status, string? before, string? after, CancellationToken cancellationToken)
    {
        var query = new OrderListQuery(q, OrderStatusMoves.Parse(status), before, after);
        return View(new OrdersView(await list.ReadAsync(query, cancellationToken), q, status));
    }

    [HttpGet("/admin/orders/{number}")]
    public async Task<IActionResult> Show(string number, CancellationToken cancellationToken) =>
        await orders.ByNumberAsync(number.ToUpperInvariant(), cancellationToken) is { } order
            ? View(new AdminOrderView(order, await payments.OfOrderAsync(order.Id, cancellationToken)))
            : NotFound();

    [HttpGet("/admin/orders/{number}/invoice.pdf")]
    public async Task<IActionResult> Invoice(string number, CancellationToken cancellationToken) =>
        await orders.ByNumberAsync(number.ToUpperInvariant(), cancellationToken) is { } order
            && await invoices.OfOrderAsync(order.Id, cancellationToken) is { } file
                ? File(file.Pdf, "application/pdf", file.Name)
                : NotFound();

    /// <summary>Streamed from the first row on. <c>from</c> and <c>to</c> are days in the shop's time zone, both included.</summary>
    [HttpGet("/admin/orders/export.csv")]
    public async Task<IActionResult> Export(string? from, string? to, string? status, [FromServices] Seller seller, CancellationToken cancellationToken)
    {
        if (!TryReadDay(from, out var first) || !TryReadDay(to, out var last) || (!string.IsNullOrEmpty(status) && OrderStatusMoves.Parse(status) is null))
            return BadRequest();
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = "attachment; filename=orders.csv";
        var filter = new ExportFilter(seller.StartOf(first), seller.StartOf(last?.AddDays(1)), OrderStatusMoves.Parse(status));
        await export.WriteAsync(filter, Response.Body, null, cancellationToken);
        return new EmptyResult();
    }

    private static bool TryReadDay(string? typed, out DateOnly? day)
    {
        day = DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : null;
        return day is not null || string.IsNullOrEmpty(typed);
    }
}
