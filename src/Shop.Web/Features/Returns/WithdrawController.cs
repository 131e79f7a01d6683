using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Orders;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Security;

namespace Shop.Web.Features.Returns;

/// <summary>
/// The withdrawal function for who has only the order's number and the mail address that it was placed with. A number that nobody has
/// and one of somebody else get the same answer, and guesses are counted.
/// </summary>
[ServedWhileClosed]
public sealed class WithdrawController(
    CustomerOrders customers, FindOrder orders, WithdrawalSteps steps, WithdrawalDrafts drafts, WithdrawalGuesses guesses) : Controller
{
    private const string Find = "/withdraw";
    private const string Statement = "/withdraw/statement";
    private const int MaxTyped = 260;

    [HttpGet(Find)]
    public IActionResult Index() => View("Find", drafts.Read(HttpContext) ?? new WithdrawalDraft());

    [HttpPost(Find)]
    public async Task<IActionResult> Identify([FromServices] Shopper shopper, CancellationToken cancellationToken)
    {
        var typed = new WithdrawalDraft
        {
            Order = PlainText.AtMost(PlainText.Clean(Request.Form["order"]), MaxTyped),
            OrderEmail = PlainText.AtMost(PlainText.Clean(Request.Form["email"]), MaxTyped),
        };
        var (found, problem) = await FindAsync(typed, cancellationToken);
        drafts.TryKeep(HttpContext, typed with { OrderId = found?.Id.Value, Problem = problem });
        return new SeeOtherResult(shopper.Language.Prefix + (found is null ? Find : Statement));
    }

    [HttpGet(Statement)]
    public async Task<IActionResult> Show([FromServices] Shopper shopper, CancellationToken cancellationToken) =>
        await OrderOfDraftAsync(cancellationToken) is var (order, draft)
            ? View("Statement", await steps.PageAsync(order, draft, Statement, cancellationToken))
            : Redirect(shopper.Language.Prefix + Find);

    [HttpPost(Statement)]
    public async Task<IActionResult> State([FromServices] Shopper shopper, CancellationToken cancellationToken)
    {
        if (await OrderOfDraftAsync(cancellationToken) is not var (order, draft)) return new SeeOtherResult(shopper.Language.Prefix + Find);
        if (steps.Take(HttpContext, order, draft, Statement) is { } next) return next;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Statement",
            await steps.PageAsync(order, StatementForm.Read(order, draft, Request.Form), Statement, cancellationToken));
    }

    private async Task<(Order? Order, DraftProblem Problem)> FindAsync(WithdrawalDraft typed, CancellationToken cancellationToken)
    {
        var number = OrderNumber(typed.Order);
        var network = ClientNetwork.Of(HttpContext.Connection.RemoteIpAddress?.ToString() ?? "");
        if (await guesses.BeginAsync(number, network, cancellationToken) is not { } counted) return (null, DraftProblem.TooManyGuesses);
        var found = EmailAddress.IsOne(typed.OrderEmail)
            ? await customers.FindAsync([new(EmailAddress.KeyOf(typed.OrderEmail), null)], number, cancellationToken)
            : null;
        if (found is null) return (null, DraftProblem.NotFound);
        await counted.GiveBackAsync(cancellationToken);
        return (found, DraftProblem.None);
    }

    private async Task<(Order Order, WithdrawalDraft Draft)?> OrderOfDraftAsync(CancellationToken cancellationToken) =>
        drafts.Read(HttpContext) is { OrderToken: null, OrderId: { } id } draft
            && await orders.ByIdAsync(new OrderId(id), cancellationToken) is { } order
                ? (order, draft)
                : null;

    // As people type it from a mail: in small letters, without the hyphen, with an O for a zero.
    private static string OrderNumber(string typed)
    {
        var letters = typed.ToUpperInvariant().Replace('O', '0').Replace('I', '1').Replace('L', '1')
            .Where(char.IsAsciiLetterOrDigit).ToArray();
        return letters.Length == 8 ? $"{new string(letters, 0, 4)}-{new string(letters, 4, 4)}" : PlainText.AtMost(typed, 20);
    }
}
