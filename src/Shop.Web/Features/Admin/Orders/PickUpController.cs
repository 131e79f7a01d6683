using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Checkout;
using Shop.Domain.Invoicing;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Orders;

/// <summary>Staff hand an order over in the shop, and take the money for it where it is due.</summary>
public sealed class PickUpController(FindOrder orders, PickUpOrder pickUp, Seller seller, TimeProvider clock) : Controller
{
    /// <param name="means">"Cash" or "Card" for what is due; nothing for an order that is paid.</param>
    /// <param name="pieces">What the page said is to be handed over, line by line.</param>
    [HttpPost("/admin/orders/{number}/pick-up")]
    public async Task<IActionResult> HandOver(string number, string? means, string? pieces, CancellationToken cancellationToken)
    {
        if (await orders.ByNumberAsync(number.ToUpperInvariant(), cancellationToken) is not { } order) return NotFound();
        var by = User.Identity?.Name ?? "staff";
        var result = await pickUp.ExecuteAsync(order.Id, SlipOf(order, means, by), Seen(pieces), by, cancellationToken);
        AdminMessage? problem = result switch
        {
            PickUpResult.Done => null,
            PickUpResult.SayHowItWasPaid => "Say how it was paid: in cash or by card. Nothing changed.",
            _ => "The order cannot be handed over now: it is not paid, held, refunded or gone already, or other pieces are left than this "
                + "page showed. Nothing changed; look at it again.",
        };
        TempData.Refuse(problem);
        return new SeeOtherResult(Url.Action("Show", "Orders", new { number, done = problem is null ? "picked-up" : null })!);
    }

    // One payment of one order is taken at the counter once, whoever presses how often.
    private MoneySlip? SlipOf(Order order, string? means, string by) => means switch
    {
        nameof(MoneyMeans.Cash) => new($"pickup-{order.Id}", MoneyMeans.Cash, seller.DayOf(clock.GetUtcNow()), null, by),
        nameof(MoneyMeans.Card) => new($"pickup-{order.Id}", MoneyMeans.Card, seller.DayOf(clock.GetUtcNow()), null, by),
        _ => null,
    };

    private static IReadOnlyList<int>? Seen(string? pieces) => string.IsNullOrEmpty(pieces) ? null
        : [.. pieces.Split(',')
            .Select(each => int.TryParse(each, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : -1)];
}
