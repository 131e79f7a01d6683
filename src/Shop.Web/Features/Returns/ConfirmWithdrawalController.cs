using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Shop.Domain.Orders;
using Shop.Domain.Returns;
using Shop.Domain.Shared;
using Shop.Web.Hosting;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Returns;

/// <summary>A receipt: what was stated, when it came, and what became of it.</summary>
public sealed record ReceiptPage(Withdrawal Withdrawal, Order Order);

/// <summary>
/// The second step: the whole statement with one button, and the receipt. What is confirmed is what the page showed: its one-time token
/// names it, and sent again it leads to the same receipt.
/// </summary>
[ServedWhileClosed]
public sealed class ConfirmWithdrawalController(
    FindOrder orders, WithdrawFromOrder withdraw, Withdrawals withdrawals, WithdrawalDrafts drafts, IStringLocalizer<Text> texts)
    : Controller
{
    private const string Find = "/withdraw";

    [HttpGet(WithdrawalSteps.Confirm)]
    public async Task<IActionResult> Show([FromServices] Shopper shopper, CancellationToken cancellationToken)
    {
        if (drafts.Read(HttpContext) is not { } draft || await FormOfAsync(draft, cancellationToken) is not { } form)
            return Redirect(shopper.Language.Prefix + Find);
        return form.IsGood ? View("Confirm", form) : Redirect(shopper.Language.Prefix + StatementOf(draft));
    }

    [HttpPost(WithdrawalSteps.Confirm)]
    public async Task<IActionResult> Confirm([FromServices] Shopper shopper, CancellationToken cancellationToken)
    {
        var (prefix, token) = (shopper.Language.Prefix, Request.Form["token"].ToString());
        if (SecretToken.IsOne(token) && await withdrawals.FindAsync(token, cancellationToken) is not null)
            return Receipt(prefix, token);
        if (drafts.Read(HttpContext) is not { } draft || await FormOfAsync(draft, cancellationToken) is not { } form)
            return Back(prefix + Find, new WithdrawalDraft { Problem = DraftProblem.OutOfDate });
        if (draft.Token != token) return Back(prefix + WithdrawalSteps.Confirm, draft with { Problem = DraftProblem.OutOfDate });
        if (!form.IsGood) return Back(prefix + StatementOf(draft), draft with { Problem = DraftProblem.ChangedMeanwhile });
        var result = await withdraw.ExecuteAsync(StatementOf(form, shopper.Culture), cancellationToken);
        return result is WithdrawalResult.Received received
            ? Receipt(prefix, received.Token)
            : Back(prefix + StatementOf(draft), draft with { Problem = DraftProblem.ChangedMeanwhile });
    }

    [HttpGet("/withdraw/receipts/{token}")]
    public async Task<IActionResult> Receipt(string token, CancellationToken cancellationToken) =>
        SecretToken.IsOne(token) && await withdrawals.FindAsync(token, cancellationToken) is { } withdrawal
            && await orders.ByIdAsync(withdrawal.OrderId, cancellationToken) is { } order
                ? View("Receipt", new ReceiptPage(withdrawal, order))
                : NotFound();

    private static WithdrawalStatement StatementOf(StatementForm form, string culture) => new(
        form.Order.Id, form.Draft.Token, form.Draft.Name, EmailAddress.Of(form.Draft.Email),
        form.Draft.Reason.Length == 0 ? null : form.Draft.Reason, culture, form.Pieces);

    private static string StatementOf(WithdrawalDraft draft) =>
        draft.OrderToken is { } token ? $"/orders/{token}/withdraw" : "/withdraw/statement";

    // Null before anything was stated.
    private async Task<StatementForm?> FormOfAsync(WithdrawalDraft draft, CancellationToken cancellationToken) =>
        draft is { IsStated: true, OrderId: { } id } && await orders.ByIdAsync(new OrderId(id), cancellationToken) is { } order
            ? StatementForm.Of(order, draft, texts)
            : null;

    private SeeOtherResult Receipt(string prefix, string token)
    {
        drafts.Remove(HttpContext);
        return new SeeOtherResult($"{prefix}/withdraw/receipts/{token}");
    }

    private SeeOtherResult Back(string address, WithdrawalDraft draft)
    {
        drafts.TryKeep(HttpContext, draft);
        return new SeeOtherResult(address);
    }
}
