using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Orders;
using Shop.Domain.Returns;

namespace Shop.Web.Features.Returns;

/// <summary>What the page of an order says of withdrawals: the link while there is the right, and what was withdrawn already.</summary>
public sealed record OrderWithdrawalsView(Order Order, WithdrawalRight Right, IReadOnlyList<Withdrawal> Withdrawals);

/// <summary>The part of an order's page from which the buyer withdraws.</summary>
public sealed class OrderWithdrawals(WithdrawalRights rights, Withdrawals withdrawals) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Order subject)
    {
        var cancelled = HttpContext.RequestAborted;
        return View("~/Features/Returns/_OfOrder.cshtml", new OrderWithdrawalsView(
            subject, await rights.OfAsync(subject, cancelled), await withdrawals.OfOrderAsync(subject.Id, cancelled)));
    }
}
