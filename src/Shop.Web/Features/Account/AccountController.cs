using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Carts;
using Shop.Domain.Customers;
using Shop.Domain.Orders;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Shoppers;

namespace Shop.Web.Features.Account;

/// <summary>A customer's account.</summary>
/// <param name="Orders">Those of the page.</param>
/// <param name="Page">1 for the newest.</param>
/// <param name="HasMore">There are older ones.</param>
public sealed record AccountView(KnownCustomer Customer, IReadOnlyList<Order> Orders, int Page, bool HasMore, FlashMessage? Message);

/// <summary>
/// The account with its orders. All that were placed with the account's address are in it, since the address was proven; somebody
/// else's is a page that does not exist.
/// </summary>
public sealed class AccountController(
    CustomerDoor door, CustomerOrders orders, ChangeEmail emails, Flash flash, Shopper shopper) : Controller
{
    private string Prefix => shopper.Language.Prefix;

    [HttpGet("/account")]
    public async Task<IActionResult> Index(string? page, CancellationToken cancellationToken)
    {
        if (await door.WhoAsync(cancellationToken) is not { } customer) return SignIn();
        var number = PageNumber.Parse(page);
        var proven = await emails.ProvenAsync(customer, cancellationToken);
        var found = await orders.ListAsync(proven, number, cancellationToken);
        return View(new AccountView(customer, [.. found.Take(CustomerOrders.PageSize)], number, found.Count > CustomerOrders.PageSize,
            flash.Take(HttpContext)));
    }

    /// <summary>Puts what can still be bought of an order into the cart, and says what cannot.</summary>
    [HttpPost("/account/orders/{number}/reorder")]
    public async Task<IActionResult> Reorder(string number, [FromServices] AddToCart add, CancellationToken cancellationToken)
    {
        if (await door.WhoAsync(cancellationToken) is not { } customer) return SignIn();
        var proven = await emails.ProvenAsync(customer, cancellationToken);
        if (await orders.FindAsync(proven, number, cancellationToken) is not { } order) return NotFound();
        var cart = shopper.Cart ?? CartId.New();
        CartCookie.Set(HttpContext, cart);
        var missing = new List<string>();
        foreach (var line in order.Lines)
        {
            if (await add.ExecuteAsync(cart, line.Sku, Math.Min(line.Quantity, CartLine.MaxQuantity), cancellationToken)
                is not AddToCartResult.Added) missing.Add(line.Description);
        }

        return missing.Count == 0
            ? new SeeOtherResult($"{Prefix}/cart")
            : flash.SeeOther(HttpContext, $"{Prefix}/account", FlashMessage.Of("missing", ("goods", string.Join(", ", missing))));
    }

    /// <summary>Who opens the form's address comes to the account.</summary>
    [HttpGet("/account/orders/{number}/reorder")]
    public SeeOtherResult Back() => new($"{Prefix}/account");

    private SeeOtherResult SignIn() => new($"{Prefix}/account/sign-in");
}
