using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Orders;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Returns;

/// <summary>The statement of a buyer who comes from the order's page: everything about the order is known.</summary>
[ServedWhileClosed]
public sealed class OrderWithdrawController(FindOrder orders, WithdrawalSteps steps, WithdrawalDrafts drafts) : Controller
{
    private const string Address = "/orders/{token}/withdraw";

    [HttpGet(Address)]
    public async Task<IActionResult> Show(string token, CancellationToken cancellationToken)
    {
        if (await orders.ByTokenAsync(token, cancellationToken) is not { } order) return NotFound();
        return View("Statement", await steps.PageAsync(order, DraftOf(order), PathOf(token), cancellationToken));
    }

    [HttpPost(Address)]
    public async Task<IActionResult> State(string token, CancellationToken cancellationToken)
    {
        // Whoever has no such order is told so by the page.
        if (await orders.ByTokenAsync(token, cancellationToken) is not { } order)
            return new SeeOtherResult(Url.Action(nameof(Show), new { token })!);
        if (steps.Take(HttpContext, order, DraftOf(order), PathOf(order.Token)) is { } next) return next;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        var typed = StatementForm.Read(order, DraftOf(order), Request.Form);
        return View("Statement", await steps.PageAsync(order, typed, PathOf(order.Token), cancellationToken));
    }

    private static string PathOf(string token) => $"/orders/{token}/withdraw";

    private WithdrawalDraft DraftOf(Order order) => drafts.Read(HttpContext) is { } draft && draft.OrderToken == order.Token
        ? draft
        : new WithdrawalDraft { OrderId = order.Id.Value, OrderToken = order.Token };
}
