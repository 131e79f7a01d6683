using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Checkout;
using Shop.Domain.Orders;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Admin.Orders;

/// <summary>What staff do about an order that nobody can pay.</summary>
public sealed class PaymentActionsController(FindOrder orders, StartPayment start) : Controller
{
    /// <summary>Asks Stripe once more for the page to pay on, by another attempt when the last one was refused.</summary>
    [HttpPost("/admin/orders/{number}/payment/again")]
    public async Task<IActionResult> Again(string number, CancellationToken cancellationToken)
    {
        if (await orders.ByNumberAsync(number.ToUpperInvariant(), cancellationToken) is not { } order) return NotFound();
        var (done, problem) = await start.ExecuteAsync(order.Id, cancellationToken) switch
        {
            StartPaymentResult.Ready => ("asked", (string?)null),
            StartPaymentResult.NothingToPay => (null, "Nothing is left to pay of this order."),
            _ => (null, "Stripe still makes no payment page. What it said is shown below."),
        };
        TempData.Refuse(problem);
        return new SeeOtherResult(Url.Action("Show", "Orders", new { number, done })!);
    }
}
