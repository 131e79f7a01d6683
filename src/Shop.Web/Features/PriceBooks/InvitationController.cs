using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Pricing;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Shoppers;

namespace Shop.Web.Features.PriceBooks;

/// <summary>
/// The link of a price book: who knows its secret may buy by the book. Opening it changes nothing, since previews and mail
/// scanners open links too; the button does.
/// </summary>
public sealed class InvitationController(PriceBookList books, PriceBookCookie cookie) : Controller
{
    [HttpGet("/prices/{invitation}")]
    public async Task<IActionResult> Show(string invitation, CancellationToken cancellationToken) =>
        await books.ByInvitationAsync(invitation, cancellationToken) is { } book ? View(book) : NotFound();

    [HttpPost("/prices/{invitation}")]
    public async Task<IActionResult> Accept(string invitation, CancellationToken cancellationToken)
    {
        if (await books.ByInvitationAsync(invitation, cancellationToken) is not { Invitation: { } known })
            return new SeeOtherResult(Url.Action(nameof(Show), new { invitation })!);
        cookie.Set(Response, known);
        return new SeeOtherResult(Url.Action("All", "Catalogue")!);
    }

    /// <summary>Who opens the address of the form comes to the catalogue, at the prices that there were.</summary>
    [HttpGet("/prices/leave")]
    public IActionResult Back() => new SeeOtherResult(Url.Action("All", "Catalogue")!);

    /// <summary>Back to everybody's prices. What is in the cart stays.</summary>
    [HttpPost("/prices/leave")]
    public IActionResult Leave()
    {
        cookie.Remove(Response);
        return new SeeOtherResult(Url.Action("All", "Catalogue")!);
    }
}
