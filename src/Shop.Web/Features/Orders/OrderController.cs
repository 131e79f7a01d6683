using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Checkout;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Jobs.Invoices;
using Shop.Jobs.Mail;
using Shop.Web.Features.Shared;

namespace Shop.Web.Features.Orders;

/// <summary>An order and how its payment stands.</summary>
public sealed record OrderView(Order Order, Payment? Payment, IReadOnlyList<string> CreditNotes)
{
    /// <summary>What may be said about the mail of a paid order.</summary>
    public ConfirmationState Confirmation { get; init; }
}

/// <summary>The order page. Knowing the secret token is the right to see it; a wrong one is a page that does not exist.</summary>
public sealed class OrderController(FindOrder orders, FindPayments payments, StartPayment start, InvoiceFile invoices) : Controller
{
    [HttpGet("/orders/{token}")]
    public async Task<IActionResult> Index(string token, [FromServices] ConfirmationMail confirmation, CancellationToken cancellationToken)
    {
        if (await orders.ByTokenAsync(token, cancellationToken) is not { } order) return NotFound();
        var tries = await payments.OfOrderAsync(order.Id, cancellationToken);
        var refunds = order.RefundedMinor == 0 ? [] : await payments.RefundsOfOrderAsync(order.Id, cancellationToken);
        return View(new OrderView(order, tries.LastOrDefault(), [.. refunds.Select(refund => refund.CreditNoteNumber).OfType<string>()])
        {
            Confirmation = order.PaidAt is null ? ConfirmationState.OnItsWay : await confirmation.StateAsync(order, cancellationToken),
        });
    }

    /// <summary>Back to Stripe's page; when the time ran out meanwhile, the order page says so.</summary>
    [HttpPost("/orders/{token}/pay")]
    public async Task<IActionResult> Pay(string token, CancellationToken cancellationToken)
    {
        if (await orders.ByTokenAsync(token, cancellationToken) is not { } order) return NotFound();
        return await start.ExecuteAsync(order.Id, cancellationToken) is StartPaymentResult.Ready ready
            ? new SeeOtherResult(ready.Url)
            : new SeeOtherResult(Url.Action(nameof(Index), new { token })!);
    }

    [HttpGet("/orders/{token}/invoice.pdf")]
    public async Task<IActionResult> Invoice(string token, CancellationToken cancellationToken)
    {
        if (await orders.ByTokenAsync(token, cancellationToken) is not { } order) return NotFound();
        return await invoices.OfOrderAsync(order.Id, cancellationToken) is { } file ? File(file.Pdf, "application/pdf", file.Name) : NotFound();
    }

    [HttpGet("/orders/{token}/credit-notes/{note}.pdf")]
    public async Task<IActionResult> CreditNote(string token, string note, CancellationToken cancellationToken)
    {
        if (await orders.ByTokenAsync(token, cancellationToken) is not { } order) return NotFound();
        return await invoices.CreditNoteAsync(order.Id, note, cancellationToken) is { } file ? File(file.Pdf, "application/pdf", file.Name) : NotFound();
    }
}
