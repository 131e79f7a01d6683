using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Customers;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Shoppers;

namespace Shop.Web.Features.Account;

/// <summary>
/// An account gets another address: asked for with the password, confirmed by a link that goes to the new one. The answer is the
/// same whether or not the new one has an account.
/// </summary>
public sealed class EmailController(
    CustomerDoor door, MailedLinks mailed, ChangeEmail change, Flash flash, Shopper shopper) : Controller
{
    private const string Address = "/account/email";

    [HttpPost(Address)]
    public async Task<IActionResult> Ask(
        [FromServices] PasswordProof proof, [FromServices] CustomerLinks links, CancellationToken cancellationToken)
    {
        if (await door.WhoAsync(cancellationToken) is not { } customer) return Say("/account/sign-in", null);
        var typed = PlainText.Clean(Request.Form["email"]);
        var email = EmailAddress.Of(typed);
        var account = await proof.ProveAsync(customer, Request.Form["current_password"].ToString(), cancellationToken);
        if (account is null || email.Length == 0)
            return Say(SecurityController.Address, FlashMessage.Of("email", ("email", typed),
                ("email-fault", email.Length == 0 ? "malformed" : null), ("current", account is null ? "wrong" : null)));
        if (await links.MayMailAsync(email, cancellationToken))
            await change.AskAsync(customer.Id, email, shopper.Culture, cancellationToken);
        return Say(SecurityController.Address, FlashMessage.Of("email-sent", ("email", email)));
    }

    /// <summary>A page with a button: mail scanners open links, and must not use them up.</summary>
    [HttpGet(Address + "/{token}")]
    public async Task<IActionResult> Open(string token, CancellationToken cancellationToken) =>
        await mailed.OwnerAsync(token, LinkPurpose.NewAddress, cancellationToken) is { Email: { } email }
            ? View("NewAddress", new LinkPage(token, email, null))
            : Say("/account/sign-in", FlashMessage.Of("gone"));

    [HttpPost(Address + "/{token}")]
    public async Task<IActionResult> Confirm(string token, CancellationToken cancellationToken)
    {
        if (await mailed.OwnerAsync(token, LinkPurpose.NewAddress, cancellationToken) is not { Email: not null } owner)
            return Say("/account/sign-in", FlashMessage.Of("gone"));
        return Say("/account/sign-in", FlashMessage.Of(await change.ConfirmAsync(owner, token, cancellationToken) switch
        {
            ChangeEmailResult.Changed => "moved",
            ChangeEmailResult.Taken => "taken",
            _ => "gone",
        }));
    }

    /// <summary>Who opens the form's address comes to its page.</summary>
    [HttpGet(Address)]
    public SeeOtherResult Back() => Say(SecurityController.Address, null);

    private SeeOtherResult Say(string path, FlashMessage? message) => message is null
        ? new SeeOtherResult($"{shopper.Language.Prefix}{path}")
        : flash.SeeOther(HttpContext, $"{shopper.Language.Prefix}{path}", message);
}
