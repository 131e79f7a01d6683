using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Orders;
using Shop.Domain.Returns;

namespace Shop.Web.Features.Admin.Returns;

/// <summary>What an order's page in the back office says of withdrawals.</summary>
public sealed record OrderWithdrawalsView(WithdrawalRight Right, IReadOnlyList<Withdrawal> Withdrawals);

/// <summary>The part of an order's page that says whether its buyer withdrew, or until when that is possible.</summary>
public sealed class WithdrawalsOfOrder(WithdrawalRights rights, Withdrawals withdrawals) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Order subject)
    {
        var cancelled = HttpContext.RequestAborted;
        return View("~/Features/Admin/Returns/_OfOrder.cshtml", new OrderWithdrawalsView(
            await rights.OfAsync(subject, cancelled), await withdrawals.OfOrderAsync(subject.Id, cancelled)));
    }
}
