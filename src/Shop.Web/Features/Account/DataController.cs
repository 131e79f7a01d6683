using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Checkout;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Shoppers;

namespace Shop.Web.Features.Account;

/// <summary>Customers take what the shop knows of them along, or have their account erased.</summary>
public sealed class DataController(CustomerDoor door, PasswordProof proof, Flash flash, Shopper shopper) : Controller
{
    private const string Address = "/account/data";

    [HttpGet(Address)]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) => await door.WhoAsync(cancellationToken) is { } customer
        ? View("Data", new LinkPage("", customer.Email, flash.Take(HttpContext)?.Kind))
        : SignIn();

    /// <summary>Everything as a file for programs.</summary>
    [HttpGet(Address + ".json")]
    public async Task<IActionResult> Export([FromServices] AccountExport export, CancellationToken cancellationToken) =>
        await door.WhoAsync(cancellationToken) is { } customer
            ? File(await export.WriteAsync(customer, cancellationToken), "application/json", "my-data.json")
            : SignIn();

    [HttpPost("/account/erase")]
    public async Task<IActionResult> Erase([FromServices] EraseCustomer erase, CancellationToken cancellationToken)
    {
        if (await door.WhoAsync(cancellationToken) is not { } customer) return SignIn();
        if (await proof.ProveAsync(customer, Request.Form["current_password"].ToString(), cancellationToken) is null)
            return flash.SeeOther(HttpContext, $"{shopper.Language.Prefix}{Address}", FlashMessage.Of("wrong"));
        await erase.ExecuteAsync(customer, cancellationToken);
        door.Forget();
        return flash.SeeOther(HttpContext, $"{shopper.Language.Prefix}/account/sign-in", FlashMessage.Of("erased"));
    }

    /// <summary>Who opens the form's address comes to its page.</summary>
    [HttpGet("/account/erase")]
    public SeeOtherResult Back() => new($"{shopper.Language.Prefix}{Address}");

    private SeeOtherResult SignIn() => new($"{shopper.Language.Prefix}/account/sign-in");
}
