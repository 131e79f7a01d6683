using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Checkout;
using Shop.Domain.Orders;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Admin.Orders;

/// <summary>What staff do to an order: cancel it, send it, close it.</summary>
public sealed class OrderActionsController(FindOrder orders, CancelOrder cancel, ShipOrder ship, CompleteOrder complete) : Controller
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
    [FormPart("ship")]
    public Task<IActionResult> Ship(
        string number, string? pieces, string? carrier, string? tracking, CancellationToken cancellationToken) =>
        OnOrderAsync(number, async order =>
        !DispatchForm.TryRead(carrier, tracking, TempData, out var followed)
            ? (null, "The order was not marked as sent. Check the tracking number.")
        : await ship.ExecuteAsync(order.Id, Staff, cancellationToken, PiecesSeen(pieces), followed)
            ? ("sent", null)
            : (null, "The order cannot be sent now: it is not paid, held, refunded or gone already, or other pieces are left to send "
                + "than this page showed. Nothing changed; look at it again."),
        cancellationToken);

    [HttpPost("/admin/orders/{number}/complete")]
    [FormPart("complete")]
    public Task<IActionResult> Complete(string number, CancellationToken cancellationToken) => OnOrderAsync(number, async order =>
        await complete.ExecuteAsync(order.Id, $"completed by {Staff}", cancellationToken)
            ? ("completed", null)
            : (null, "The order cannot be completed now: it is not sent yet, held, refunded or completed already, or a refund is under "
                + "way. "
                + "Nothing changed; look at it again."),
        cancellationToken);

    /// <summary>
    /// "2,1": what the page said is to be sent, line by line. Null when it says nothing; what is no such list fits no order.
    /// </summary>
    private static IReadOnlyList<int>? PiecesSeen(string? pieces) => string.IsNullOrEmpty(pieces)
        ? null
        : [.. pieces.Split(',')
            .Select(each => int.TryParse(each, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : -1)];

    private string Staff => User.Identity?.Name ?? "staff";

    // Back to the order's page either way: it says what was done, or why nothing was.
    private async Task<IActionResult> OnOrderAsync(
        string number, Func<Order, Task<(string? Done, string? Problem)>> act, CancellationToken cancellationToken)
    {
        if (await orders.ByNumberAsync(number.ToUpperInvariant(), cancellationToken) is not { } order) return NotFound();
        var (done, problem) = await act(order);
        TempData.Refuse(problem);
        return new SeeOtherResult(Url.Action("Show", "Orders", new { number, done })!);
    }
}
