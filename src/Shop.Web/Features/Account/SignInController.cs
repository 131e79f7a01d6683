using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Customers;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Shoppers;

namespace Shop.Web.Features.Account;

/// <summary>Customers sign in and out. An unknown address gets the answer of a wrong password.</summary>
public sealed class SignInController(
    CustomerPasswords passwords, PasswordTrial trial, CustomerDoor door, Flash flash, Shopper shopper) : Controller
{
    private string Prefix => shopper.Language.Prefix;

    [HttpGet("/account/sign-in")]
    public IActionResult SignIn() => View("SignIn", flash.Take(HttpContext));

    [HttpPost("/account/sign-in")]
    public async Task<IActionResult> Enter(CancellationToken cancellationToken)
    {
        var (email, password) = (PlainText.Clean(Request.Form["email"]), Request.Form["password"].ToString());
        var account = EmailAddress.KeyOf(email);
        var customer = EmailAddress.IsOne(email) ? await passwords.FindAsync(account, cancellationToken) : null;
        if (!await trial.IsRightAsync(account, customer?.PasswordHash, password, cancellationToken))
            return flash.SeeOther(HttpContext, $"{Prefix}/account/sign-in", FlashMessage.Of("refused", ("email", email)));
        await door.EnterAsync(customer!, cancellationToken);
        return new SeeOtherResult($"{Prefix}/account");
    }

    [HttpPost("/account/sign-out")]
    public async Task<IActionResult> Leave(CancellationToken cancellationToken)
    {
        await door.LeaveAsync(cancellationToken);
        return flash.SeeOther(HttpContext, $"{Prefix}/account/sign-in", FlashMessage.Of("left"));
    }

    /// <summary>Who opens the form's address comes to the account.</summary>
    [HttpGet("/account/sign-out")]
    public SeeOtherResult Back() => new($"{Prefix}/account");
}
