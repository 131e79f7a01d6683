using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Customers;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Shoppers;

namespace Shop.Web.Features.Account;

/// <summary>What lets a customer in: password, address and sessions.</summary>
public sealed record SecurityView(KnownCustomer Customer, IReadOnlyList<CustomerSession> Sessions, FlashMessage? Message);

/// <summary>Customers change their password and see where they are signed in.</summary>
public sealed class SecurityController(
    CustomerDoor door, CustomerSessions sessions, PasswordProof proof, Flash flash, Shopper shopper) : Controller
{
    internal const string Address = "/account/security";

    private string Prefix => shopper.Language.Prefix;

    [HttpGet(Address)]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) =>
        await door.WhoAsync(cancellationToken) is { } customer
            ? View("Security", new SecurityView(
                customer, await sessions.ListAsync(customer.Id, cancellationToken), flash.Take(HttpContext)))
            : SignIn();

    [HttpPost("/account/password")]
    public async Task<IActionResult> ChangePassword([FromServices] CustomerPasswords passwords, CancellationToken cancellationToken)
    {
        if (await door.WhoAsync(cancellationToken) is not { } customer) return SignIn();
        var wanted = Request.Form["password"].ToString();
        var fault = NewPassword.Fault(wanted, customer.Email);
        var account = await proof.ProveAsync(customer, Request.Form["current_password"].ToString(), cancellationToken);
        if (account is null || fault is not null)
            return Say(FlashMessage.Of("password", ("current", account is null ? "wrong" : null), ("fault", fault)));
        return await passwords.ChangeAsync(account, PasswordTrial.Hash(wanted), customer.Session, cancellationToken)
            ? Say(FlashMessage.Of("password-changed"))
            : Say(FlashMessage.Of("password", ("current", "wrong")));
    }

    /// <summary>Signs out elsewhere. A session that is over, or another customer's, does not exist.</summary>
    [HttpPost("/account/sessions/{id}/end")]
    public async Task<IActionResult> EndOne(string id, CancellationToken cancellationToken)
    {
        if (await door.WhoAsync(cancellationToken) is not { } customer) return SignIn();
        if (!Guid.TryParse(id, out var session) || !await sessions.EndAsync(customer.Id, session, cancellationToken)) return NotFound();
        if (session == customer.Session) door.Forget();
        return Say(FlashMessage.Of("ended"));
    }

    /// <summary>This browser too.</summary>
    [HttpPost("/account/sign-out-everywhere")]
    public async Task<IActionResult> EndAll(CancellationToken cancellationToken)
    {
        if (await door.WhoAsync(cancellationToken) is not { } customer) return SignIn();
        await sessions.EndAllAsync(customer.Id, cancellationToken);
        door.Forget();
        return flash.SeeOther(HttpContext, $"{Prefix}/account/sign-in", FlashMessage.Of("everywhere"));
    }

    /// <summary>Who opens the address of one of the forms comes to the page.</summary>
    [HttpGet("/account/password"), HttpGet("/account/sessions/{id}/end"), HttpGet("/account/sign-out-everywhere")]
    public SeeOtherResult Back() => new($"{Prefix}{Address}");

    private SeeOtherResult Say(FlashMessage message) => flash.SeeOther(HttpContext, $"{Prefix}{Address}", message);

    private SeeOtherResult SignIn() => new($"{Prefix}/account/sign-in");
}
