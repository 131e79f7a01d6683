using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Orders;
using Shop.Domain.Returns;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Returns;

/// <summary>A page of the list.</summary>
/// <param name="State">"received", "refunded", "refused", or "" for all.</param>
public sealed record WithdrawalList(IReadOnlyList<ListedWithdrawal> Listed, string State, int Page, int Pages);

/// <summary>One withdrawal, with the form to refuse it.</summary>
public sealed record WithdrawalPage(Withdrawal Withdrawal, Order Order, AdminForm Form, AdminMessage? Problem)
{
    /// <summary>The refund's page with the withdrawn pieces filled in; with the delivery's price, where all was withdrawn.</summary>
    public string RefundAddress
    {
        get
        {
            var fields = Withdrawal.Lines.Select(line => (Line: line, Ordered: Order.Lines.Single(each => each.Position == line.Position)))
                .Select(each => (each.Line.Sku, Pieces: Math.Min(each.Line.Quantity, each.Ordered.LeftQuantity)))
                .Where(each => each.Pieces > 0).Select(each => $"{Uri.EscapeDataString($"quantity[{each.Sku}]")}={each.Pieces}");
            var isWhole = Order.Lines.All(line => line.WithdrawnQuantity == line.Quantity);
            return $"/admin/orders/{Order.Number}/refund?{string.Join('&', isWhole ? fields.Append("shipping=left") : fields)}";
        }
    }

    /// <summary>Pieces of it are left to refund.</summary>
    public bool CanBeRefunded => RefundAddress.Contains("quantity", StringComparison.Ordinal) && Order.PaidAt is not null;
}

/// <summary>The staff's work on withdrawals: the goods come back and the money goes, or it is refused.</summary>
public sealed class ReturnsController(Withdrawals withdrawals, FindOrder orders) : Controller
{
    public const string Address = "/admin/returns";
    private const string FormId = "refusal";
    private const int MostPages = 1_000;

    [HttpGet(Address)]
    public async Task<IActionResult> Index(string? state, int page, CancellationToken cancellationToken)
    {
        WithdrawalState? wanted = Enum.TryParse<WithdrawalState>(state, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed)
            ? parsed
            : null;
        var number = Math.Clamp(page, 1, MostPages);
        var (found, count) = await withdrawals.ListAsync(wanted, number, cancellationToken);
        var pages = Math.Max(1, (count + Withdrawals.PageSize - 1) / Withdrawals.PageSize);
        return View(new WithdrawalList(found, wanted is null ? "" : Text(wanted.Value), number, pages));
    }

    [HttpGet($"{Address}/{{id:guid}}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellationToken) =>
        await withdrawals.FindAsync(id, cancellationToken) is { } withdrawal
            ? await PageAsync(withdrawal, AdminForm.Of(FormId, [], withdrawal.Version), cancellationToken)
            : NotFound();

    /// <summary>The buyer has the money, or owed none.</summary>
    [HttpPost($"{Address}/{{id:guid}}/settle")]
    public async Task<IActionResult> Settle(Guid id, int version, CancellationToken cancellationToken)
    {
        if (await withdrawals.FindAsync(id, cancellationToken) is null) return NotFound();
        return Back(id, await withdrawals.SettleAsync(id, version, User.Identity!.Name!, cancellationToken));
    }

    [HttpPost($"{Address}/{{id:guid}}/refuse")]
    public async Task<IActionResult> Refuse(Guid id, CancellationToken cancellationToken)
    {
        if (await withdrawals.FindAsync(id, cancellationToken) is not { } withdrawal) return NotFound();
        var form = AdminForm.Sent(FormId, Request.Form);
        var reason = form.Text("reason", Withdrawal.RefusalLength, "Enter a reason for the buyer.");
        if (!form.IsGood) return await PageAsync(withdrawal, form, cancellationToken);
        return Back(id, await withdrawals.RefuseAsync(id, form.Version, reason, User.Identity!.Name!, cancellationToken));
    }

    internal static string Text(WithdrawalState state) => state.ToString().ToLowerInvariant();

    private SeeOtherResult Back(Guid id, SaveResult result)
    {
        if (result != SaveResult.Saved) TempData.Refuse("This withdrawal was decided in the meantime. This is its current state.");
        return new SeeOtherResult($"{Address}/{id}");
    }

    private async Task<IActionResult> PageAsync(Withdrawal withdrawal, AdminForm form, CancellationToken cancellationToken)
    {
        if (await orders.ByIdAsync(withdrawal.OrderId, cancellationToken) is not { } order) return NotFound();
        Response.StatusCode = form.StatusCode;
        return View("Show", new WithdrawalPage(withdrawal, order, form, TempData.Refusal()));
    }
}
