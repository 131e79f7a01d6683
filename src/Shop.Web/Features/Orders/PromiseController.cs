using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Checkout;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Jobs.Invoices;
using Shop.Jobs.Payments;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Orders;

/// <summary>
/// What belongs to an order whose money comes by transfer or at the counter: the code for the bank's app, the pro forma invoice, and
/// calling it off. Knowing the secret token is the right to it.
/// </summary>
[ServedWhileClosed]
public sealed class PromiseController(FindOrder orders, FindPayments payments, PaymentSettings settings) : Controller
{
    [HttpGet("/orders/{token}/transfer.png")]
    public async Task<IActionResult> Code(string token, CancellationToken cancellationToken) =>
        await FindAsync(token, cancellationToken) is (_, { } payment) && TransferDetails.Of(settings, payment) is { } transfer
            && EpcCode.PngOf(transfer) is { } png
                ? File(png, "image/png")
                : NotFound();

    [HttpGet("/orders/{token}/proforma.pdf")]
    public async Task<IActionResult> ProForma(string token, [FromServices] ProFormaFile proForma, CancellationToken cancellationToken) =>
        await FindAsync(token, cancellationToken) is ({ } order, { } payment)
        && await proForma.OfAsync(order, payment, cancellationToken) is { } file
            ? File(file.Pdf, "application/pdf", file.Name)
            : NotFound();

    /// <summary>The buyer calls it off. The page then says what it came to: money may have been booked at the same moment.</summary>
    [HttpPost("/orders/{token}/cancel")]
    public async Task<IActionResult> Cancel(string token, [FromServices] CancelOrder cancel, CancellationToken cancellationToken)
    {
        if (await FindAsync(token, cancellationToken) is ({ } order, { IsByHand: true }))
            await cancel.ByShopperAsync(order.Id, cancellationToken);
        return Back(token);
    }

    /// <summary>Who opens the address of the form comes to the order.</summary>
    [HttpGet("/orders/{token}/cancel")]
    public SeeOtherResult Back(string token) => new(Url.Action("Index", "Order", new { token })!);

    private async Task<(Order? Order, Payment? Payment)> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (await orders.ByTokenAsync(token, cancellationToken) is not { } order) return (null, null);
        return (order, (await payments.OfOrderAsync(order.Id, cancellationToken)).LastOrDefault());
    }
}
