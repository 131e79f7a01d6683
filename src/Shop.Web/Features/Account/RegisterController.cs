using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Customers;
using Shop.Domain.Orders;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Shoppers;

namespace Shop.Web.Features.Account;

/// <summary>The page that a link in a mail leads to.</summary>
/// <param name="Email">Whose account it is about.</param>
/// <param name="Fault">What was wrong with what was typed; null at first.</param>
public sealed record LinkPage(string Token, string Email, string? Fault);

/// <summary>
/// A shopper wants an account and confirms the address by a mailed link. What the pages say is the same whether or not the address
/// has an account. The link asks for the password that was chosen: whoever registers somebody else's address, whose owner then
/// opens the link, has no account with it.
/// </summary>
public sealed class RegisterController(
    Registrations registrations, CustomerLinks links, PasswordTrial trial, Flash flash, Shopper shopper) : Controller
{
    private string Prefix => shopper.Language.Prefix;

    /// <param name="order">The secret token of an order: its address is filled in. Whoever knows it sees the address there too.</param>
    [HttpGet("/account/register")]
    public async Task<IActionResult> Register(string? order, [FromServices] FindOrder orders, CancellationToken cancellationToken)
    {
        if (flash.Take(HttpContext) is { } message) return View("Register", message);
        var placed = order is null ? null : await orders.ByTokenAsync(order, cancellationToken);
        return View("Register", placed is null ? null : FlashMessage.Of("order", ("email", placed.Email)));
    }

    [HttpPost("/account/register")]
    public async Task<IActionResult> Ask(CancellationToken cancellationToken)
    {
        var (typed, password) = (PlainText.Clean(Request.Form["email"]), Request.Form["password"].ToString());
        var (email, fault) = (EmailAddress.Of(typed), NewPassword.Fault(password, typed));
        if (email.Length == 0 || fault is not null)
            return Say("/account/register", FlashMessage.Of(
                "wrong", ("email", typed), ("email-fault", email.Length == 0 ? "malformed" : null), ("fault", fault)));
        await links.RegisterAsync(email, password, cancellationToken);
        return Say("/account/register", FlashMessage.Of("sent", ("email", email)));
    }

    [HttpGet("/account/confirm/{token}")]
    public async Task<IActionResult> Confirm(string token, CancellationToken cancellationToken) =>
        await registrations.FindAsync(token, cancellationToken) is { } asked
            ? View("Confirm", new LinkPage(token, asked.Email, flash.Take(HttpContext)?.Kind))
            : Gone();

    [HttpPost("/account/confirm/{token}")]
    public async Task<IActionResult> Make(string token, [FromServices] CustomerDoor door, CancellationToken cancellationToken)
    {
        if (await registrations.FindAsync(token, cancellationToken) is not { } asked) return Gone();
        var password = Request.Form["password"].ToString();
        if (!await trial.IsRightAsync(asked.EmailKey, asked.PasswordHash, password, cancellationToken))
            return Say($"/account/confirm/{token}", FlashMessage.Of("wrong"));
        if (await registrations.ConfirmAsync(asked, cancellationToken) is not { } made) return Gone();
        await door.EnterAsync(made, cancellationToken);
        return Say("/account", FlashMessage.Of("made"));
    }

    private SeeOtherResult Gone() => Say("/account/sign-in", FlashMessage.Of("gone"));

    private SeeOtherResult Say(string path, FlashMessage message) => flash.SeeOther(HttpContext, $"{Prefix}{path}", message);
}
