using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Customers;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Shoppers;

namespace Shop.Web.Features.Account;

/// <summary>A new password for who has the account's mailbox. Whoever asks gets the same answer.</summary>
public sealed class ForgottenController(
    MailedLinks mailed, CustomerLinks links, PasswordTrial trial, Flash flash, Shopper shopper) : Controller
{
    private const string Address = "/account/forgotten";

    [HttpGet(Address)]
    public IActionResult Forgotten() => View("Forgotten", flash.Take(HttpContext));

    [HttpPost(Address)]
    public async Task<IActionResult> Ask(CancellationToken cancellationToken)
    {
        var email = PlainText.Clean(Request.Form["email"]);
        if (!EmailAddress.IsOne(email)) return Say(Address, FlashMessage.Of("wrong", ("email", email)));
        await links.AskAsync(email, LinkPurpose.NewPassword, cancellationToken);
        return Say(Address, FlashMessage.Of("sent", ("email", email)));
    }

    [HttpGet(Address + "/{token}")]
    public async Task<IActionResult> Choose(string token, CancellationToken cancellationToken) =>
        await mailed.OwnerAsync(token, LinkPurpose.NewPassword, cancellationToken) is { Customer: var customer }
            ? View("NewPassword", new LinkPage(token, customer.Email, flash.Take(HttpContext)?["fault"]))
            : Gone();

    [HttpPost(Address + "/{token}")]
    public async Task<IActionResult> Replace(
        string token, [FromServices] CustomerPasswords passwords, CancellationToken cancellationToken)
    {
        if (await mailed.OwnerAsync(token, LinkPurpose.NewPassword, cancellationToken) is not { Customer: var customer }) return Gone();
        var password = Request.Form["password"].ToString();
        if (NewPassword.Fault(password, customer.Email) is { } fault)
            return Say($"{Address}/{token}", FlashMessage.Of("wrong", ("fault", fault)));
        if (!await passwords.ReplaceAsync(customer.Id, token, PasswordTrial.Hash(password), cancellationToken)) return Gone();
        await trial.OwnerIsHereAsync(customer.EmailKey, cancellationToken);
        return Say("/account/sign-in", FlashMessage.Of("changed", ("email", customer.Email)));
    }

    private SeeOtherResult Gone() => Say(Address, FlashMessage.Of("gone"));

    private SeeOtherResult Say(string path, FlashMessage message) =>
        flash.SeeOther(HttpContext, $"{shopper.Language.Prefix}{path}", message);
}
