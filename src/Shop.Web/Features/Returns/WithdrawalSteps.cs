using Microsoft.Extensions.Localization;
using Shop.Domain.Orders;
using Shop.Domain.Returns;
using Shop.Domain.Shared;
using Shop.Web.Hosting;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Returns;

/// <summary>The page of a statement: the form, or why nothing can be stated.</summary>
/// <param name="Action">Where the form is sent, with the language's prefix.</param>
public sealed record StatementPage(StatementForm Form, WithdrawalRight Right, IReadOnlyList<Withdrawal> Earlier, string Action);

/// <summary>The step that both ways share: what is shown of an order, and what is made of a sent statement.</summary>
public sealed class WithdrawalSteps(
    WithdrawalRights rights, Withdrawals withdrawals, WithdrawalDrafts drafts, Shopper shopper, IStringLocalizer<Text> texts)
{
    /// <summary>The address of the page on which the buyer confirms.</summary>
    public const string Confirm = "/withdraw/confirm";

    /// <param name="path">Of the statement's page, without the language's prefix.</param>
    public async Task<StatementPage> PageAsync(Order order, WithdrawalDraft draft, string path, CancellationToken cancellationToken)
    {
        var filled = draft.IsStated ? draft : StatementForm.Fresh(order, draft);
        return new StatementPage(StatementForm.Of(order, filled, texts), await rights.OfAsync(order, cancellationToken),
            await withdrawals.OfOrderAsync(order.Id, cancellationToken), shopper.Language.Prefix + path);
    }

    /// <summary>On to the confirmation, or back to the form, which says what is wrong. Null when it is too long to be kept.</summary>
    public SeeOtherResult? Take(HttpContext http, Order order, WithdrawalDraft draft, string path)
    {
        var stated = StatementForm.Read(order, draft, http.Request.Form);
        if (!drafts.TryKeep(http, stated)) return null;
        return new SeeOtherResult(shopper.Language.Prefix + (StatementForm.Of(order, stated, texts).IsGood ? Confirm : path));
    }
}
