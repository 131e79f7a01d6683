using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Checkout;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Modules;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Admin.Orders;

/// <summary>The refund form: what was typed, what it comes to, and what staff are asked about.</summary>
/// <param name="Refundable">What is left of the payment.</param>
/// <param name="Plan">What the refund would give back; null before it was worked out.</param>
public sealed record RefundPage(Order Order, AdminForm Form, Money Refundable, RefundPlan? Plan = null)
{
    public IReadOnlyList<RefundDoubt> Doubts => Plan?.Doubts ?? [];

    /// <summary>The one-time token stays, so that a form that was refused and sent again is still one refund.</summary>
    public string Token => SecretToken.IsOne(Form["token"]) ? Form["token"] : SecretToken.New();

    public static Money RefundableOf(Order order, IEnumerable<Payment> payments) =>
        payments.FirstOrDefault(payment => payment.Status == PaymentStatus.Succeeded && payment.Reference == order.PaymentReference)
            is { } paid
            ? paid.Amount - new Money(paid.RefundedMinor, paid.Currency)
            : Money.Zero(order.Currency);
}

/// <summary>Staff give money back by line, work it out first, and send a failed refund again.</summary>
[NeedsPermission("refunds")]
public sealed class RefundsController(FindOrder orders, FindPayments payments, RefundOrder refund, SendRefundAgain again) : Controller
{
    [HttpGet("/admin/orders/{number}/refund")]
    public async Task<IActionResult> Show(string number, CancellationToken cancellationToken) =>
        await FindAsync(number, cancellationToken) is { } order
            ? await PageAsync(order, RefundForm.Proposed(order, Request.Query), null, cancellationToken)
            : NotFound();

    /// <summary>The step is empty to refund, "check" to see what it comes to, "whole" to fill in all that is left.</summary>
    [HttpPost("/admin/orders/{number}/refund")]
    public async Task<IActionResult> Refund(string number, CancellationToken cancellationToken)
    {
        if (await FindAsync(number, cancellationToken) is not { } order) return NotFound();
        var form = AdminForm.Sent(RefundForm.Id, Request.Form);
        if (form["step"] == "whole") return await PageAsync(order, RefundForm.Whole(form, order), null, cancellationToken);
        if (RefundForm.Read(form, order, User.Identity?.Name ?? "staff") is not { } request)
            return await PageAsync(order, form, null, cancellationToken);
        if (form["step"] == "check") return await CheckAsync(order, form, request, cancellationToken);
        var result = await refund.ExecuteAsync(request, cancellationToken);
        if (result is RefundResult.Requested) return new SeeOtherResult(Url.Action("Show", "Orders", new { number, done = "refunded" })!);
        return await RefuseAsync(number, form, request, result, cancellationToken);
    }

    [HttpPost("/admin/orders/{number}/refunds/{id:guid}/again")]
    public async Task<IActionResult> Again(string number, Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(number, cancellationToken) is null) return NotFound();
        var isSent = await again.ExecuteAsync(new RefundId(id), cancellationToken);
        TempData.Refuse(isSent ? null : "Only a refund that failed after its credit note can be sent again.");
        return new SeeOtherResult(Url.Action("Show", "Orders", new { number, done = isSent ? "refunded" : null })!);
    }

    private Task<Order?> FindAsync(string number, CancellationToken cancellationToken) =>
        orders.ByNumberAsync(number.ToUpperInvariant(), cancellationToken);

    private Task<IActionResult> CheckAsync(Order order, AdminForm form, RefundRequest request, CancellationToken cancellationToken)
    {
        var plan = RefundPlan.Of(order, request);
        foreach (var problem in plan.Problems) RefundForm.Refuse(form, order, problem);
        return PageAsync(order, form, plan, cancellationToken);
    }

    // The order is read again: what was refused may have been refunded by somebody else meanwhile.
    private async Task<IActionResult> RefuseAsync(string number, AdminForm form, RefundRequest request, RefundResult result,
        CancellationToken cancellationToken)
    {
        if (await FindAsync(number, cancellationToken) is not { } order) return NotFound();
        switch (result)
        {
            case RefundResult.Unconfirmed:
                form.Refuse("confirm", "Some figures do not agree. Nothing was refunded: correct them, or tick that it is meant so.");
                break;
            case RefundResult.Impossible impossible:
                foreach (var problem in impossible.Problems) RefundForm.Refuse(form, order, problem);
                break;
            case RefundResult.TooMuch tooMuch:
                form.Refuse("amount", new("At most {0} is left to refund.", tooMuch.Left));
                break;
            case RefundResult.NotTaken:
                form.Refuse("", "More would return to stock than the order took.");
                break;
            default:
                form.Refuse("", "No payment of this order can be given back.");
                break;
        }

        return await PageAsync(order, form, RefundPlan.Of(order, request), cancellationToken);
    }

    private async Task<IActionResult> PageAsync(Order order, AdminForm form, RefundPlan? plan, CancellationToken cancellationToken)
    {
        var refundable = RefundPage.RefundableOf(order, await payments.OfOrderAsync(order.Id, cancellationToken));
        Response.StatusCode = form.StatusCode;
        return View("Refund", new RefundPage(order, form, refundable, plan));
    }
}
