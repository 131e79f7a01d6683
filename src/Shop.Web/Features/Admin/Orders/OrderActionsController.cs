using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Checkout;
using Shop.Domain.Orders;
using Shop.Domain.Shared;
using Shop.Web.Features.Shared;

namespace Shop.Web.Features.Admin.Orders;

/// <summary>What staff do to an order: cancel it, send it, give money back.</summary>
public sealed class OrderActionsController(FindOrder orders, CancelOrder cancel, ShipOrder ship, RefundOrder refund, SendRefundAgain again) : Controller
{
    [HttpPost("/admin/orders/{number}/cancel")]
    public Task<IActionResult> Cancel(string number, CancellationToken cancellationToken) => OnOrderAsync(number, async order =>
        await cancel.ExecuteAsync(order.Id, cancellationToken) switch
        {
            CancelOrderResult.Cancelled => ("cancelled", null),
            CancelOrderResult.PaidMeanwhile => (null, "The order is paid: it was not cancelled. Refund it instead."),
            _ => (null, "Stripe cannot be asked now, or the money is under way. Nothing changed; try again in a minute."),
        }, cancellationToken);

    [HttpPost("/admin/orders/{number}/ship")]
    public Task<IActionResult> Ship(string number, CancellationToken cancellationToken) => OnOrderAsync(number, async order =>
        await ship.ExecuteAsync(order.Id, Staff, cancellationToken)
            ? ("sent", null)
            : (null, "The order cannot be sent now: it is not paid, held, or gone already. Nothing changed."), cancellationToken);

    [HttpPost("/admin/orders/{number}/refund")]
    public Task<IActionResult> Refund(string number, [FromForm] RefundForm form, CancellationToken cancellationToken) => OnOrderAsync(number, async order =>
    {
        var (request, problem) = form.Read(order, Staff);
        return request is null ? (null, problem) : await refund.ExecuteAsync(request, cancellationToken) switch
        {
            RefundResult.Requested => ("refunded", null),
            RefundResult.TooMuch tooMuch => (null, $"At most {tooMuch.Left} is left to refund. Nothing was refunded."),
            RefundResult.NotTaken => (null, "More would go back on the shelf than the order took. Nothing was refunded."),
            _ => (null, "No payment of this order can be given back."),
        };
    }, cancellationToken);

    [HttpPost("/admin/orders/{number}/refunds/{id:guid}/again")]
    public Task<IActionResult> Again(string number, Guid id, CancellationToken cancellationToken) => OnOrderAsync(number, async _ =>
        await again.ExecuteAsync(new RefundId(id), cancellationToken)
            ? ("refunded", null)
            : (null, "Only a refund that failed after its credit note can be sent again."), cancellationToken);

    private string Staff => User.Identity?.Name ?? "staff";

    // Back to the order's page either way: it says what was done, or why nothing was.
    private async Task<IActionResult> OnOrderAsync(
        string number, Func<Order, Task<(string? Done, string? Problem)>> act, CancellationToken cancellationToken)
    {
        if (await orders.ByNumberAsync(number.ToUpperInvariant(), cancellationToken) is not { } order) return NotFound();
        var (done, problem) = await act(order);
        TempData["Problem"] = problem;
        return new SeeOtherResult(Url.Action("Show", "Orders", new { number, done })!);
    }
}
