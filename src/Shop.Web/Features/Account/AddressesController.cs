using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Customers;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Shoppers;

namespace Shop.Web.Features.Account;

/// <summary>The address book; the default comes first.</summary>
public sealed record AddressesView(IReadOnlyList<CustomerAddress> Addresses, FlashMessage? Message)
{
    public bool TakesMore => Addresses.Count < CustomerAddress.MaxOfOne;
}

/// <summary>A customer's addresses. Somebody else's is a page that does not exist.</summary>
public sealed class AddressesController(
    CustomerDoor door, AddressBook book, AddressForms forms, Flash flash, Shopper shopper) : Controller
{
    private const string Address = "/account/addresses";

    [HttpGet(Address)]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) =>
        await door.WhoAsync(cancellationToken) is { } customer
            ? View("Addresses", new AddressesView(await book.ListAsync(customer.Id, cancellationToken), flash.Take(HttpContext)))
            : SignIn();

    [HttpGet(Address + "/new")]
    public async Task<IActionResult> New(CancellationToken cancellationToken) => await door.WhoAsync(cancellationToken) is null
        ? SignIn()
        : View("Address", await forms.ShowAsync(HttpContext, null, flash.Take(HttpContext), cancellationToken));

    [HttpPost(Address)]
    public async Task<IActionResult> Add([FromForm] AddressForm form, CancellationToken cancellationToken)
    {
        if (await door.WhoAsync(cancellationToken) is not { } customer) return SignIn();
        if (await forms.RefusalAsync(HttpContext, null, form, cancellationToken) is { } refusal) return Say("/new", refusal);
        var isAdded = await book.AddAsync(customer.Id, form.ToAddress(), form.IsDefault, cancellationToken);
        forms.Forget(HttpContext);
        return Say("", FlashMessage.Of(isAdded ? "saved" : "full"));
    }

    [HttpGet(Address + "/{id}")]
    public async Task<IActionResult> Edit(string id, CancellationToken cancellationToken)
    {
        if (await door.WhoAsync(cancellationToken) is not { } customer) return SignIn();
        return await book.FindAsync(customer.Id, IdOf(id), cancellationToken) is { } saved
            ? View("Address", await forms.ShowAsync(HttpContext, saved, flash.Take(HttpContext), cancellationToken))
            : NotFound();
    }

    [HttpPost(Address + "/{id}")]
    public async Task<IActionResult> Change(string id, [FromForm] AddressForm form, CancellationToken cancellationToken)
    {
        if (await door.WhoAsync(cancellationToken) is not { } customer) return SignIn();
        if (await book.FindAsync(customer.Id, IdOf(id), cancellationToken) is not { } saved) return NotFound();
        if (await forms.RefusalAsync(HttpContext, saved, form, cancellationToken) is { } refusal) return Say($"/{saved.Id}", refusal);
        if (!await book.ChangeAsync(customer.Id, saved.Id, form.ToAddress(), cancellationToken)) return NotFound();
        if (form.IsDefault) await book.MakeDefaultAsync(customer.Id, saved.Id, cancellationToken);
        forms.Forget(HttpContext);
        return Say("", FlashMessage.Of("saved"));
    }

    [HttpPost(Address + "/{id}/default")]
    public async Task<IActionResult> MakeDefault(string id, CancellationToken cancellationToken)
    {
        if (await door.WhoAsync(cancellationToken) is not { } customer) return SignIn();
        return await book.MakeDefaultAsync(customer.Id, IdOf(id), cancellationToken) ? Say("", FlashMessage.Of("saved")) : NotFound();
    }

    [HttpPost(Address + "/{id}/delete")]
    public async Task<IActionResult> Delete(string id, CancellationToken cancellationToken)
    {
        if (await door.WhoAsync(cancellationToken) is not { } customer) return SignIn();
        return await book.RemoveAsync(customer.Id, IdOf(id), cancellationToken) ? Say("", FlashMessage.Of("deleted")) : NotFound();
    }

    /// <summary>Who opens the address of one of the forms comes to the address book.</summary>
    [HttpGet(Address + "/{id}/default"), HttpGet(Address + "/{id}/delete")]
    public SeeOtherResult Back() => new($"{shopper.Language.Prefix}{Address}");

    private static Guid IdOf(string id) => Guid.TryParse(id, out var parsed) ? parsed : Guid.Empty;

    private SeeOtherResult Say(string path, FlashMessage message) =>
        flash.SeeOther(HttpContext, $"{shopper.Language.Prefix}{Address}{path}", message);

    private SeeOtherResult SignIn() => new($"{shopper.Language.Prefix}/account/sign-in");
}
