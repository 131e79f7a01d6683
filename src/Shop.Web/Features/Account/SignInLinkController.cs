using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Customers;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Shoppers;

namespace Shop.Web.Features.Account;

/// <summary>Signs in by a mailed link, without the password. Whoever asks gets the same answer.</summary>
public sealed class SignInLinkController(
    MailedLinks mailed, CustomerLinks links, CustomerDoor door, Flash flash, Shopper shopper) : Controller
{
    private const string Address = "/account/link";

    [HttpGet(Address)]
    public IActionResult Link() => View("Link", flash.Take(HttpContext));

    [HttpPost(Address)]
    public async Task<IActionResult> Ask(CancellationToken cancellationToken)
    {
        var email = PlainText.Clean(Request.Form["email"]);
        if (!EmailAddress.IsOne(email)) return Say(Address, FlashMessage.Of("wrong", ("email", email)));
        await links.AskAsync(email, LinkPurpose.SignIn, cancellationToken);
        return Say(Address, FlashMessage.Of("sent", ("email", email)));
    }

    /// <summary>A page with a button: mail scanners open links, and must not use them up.</summary>
    [HttpGet(Address + "/{token}")]
    public async Task<IActionResult> Open(string token, CancellationToken cancellationToken) =>
        await mailed.OwnerAsync(token, LinkPurpose.SignIn, cancellationToken) is { Customer: var customer }
            ? View("OpenLink", new LinkPage(token, customer.Email, null))
            : Gone();

    [HttpPost(Address + "/{token}")]
    public async Task<IActionResult> Enter(string token, [FromServices] PasswordTrial trial, CancellationToken cancellationToken)
    {
        if (await mailed.OwnerAsync(token, LinkPurpose.SignIn, cancellationToken) is not { Customer: var customer }
            || !await mailed.UseToSignInAsync(customer.Id, token, cancellationToken)) return Gone();
        await trial.OwnerIsHereAsync(customer.EmailKey, cancellationToken);
        await door.EnterAsync(customer, cancellationToken);
        return new SeeOtherResult($"{shopper.Language.Prefix}/account");
    }

    private SeeOtherResult Gone() => Say(Address, FlashMessage.Of("gone"));

    private SeeOtherResult Say(string path, FlashMessage message) =>
        flash.SeeOther(HttpContext, $"{shopper.Language.Prefix}{path}", message);
}
