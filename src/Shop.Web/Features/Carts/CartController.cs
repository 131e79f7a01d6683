using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Shop.Domain.Carts;
using Shop.Domain.Shared;
using Shop.Web.Features.Shared;
using Shop.Web.Hosting;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Shoppers;

namespace Shop.Web.Features.Carts;

/// <summary>
/// The cart: looking at it, putting in, changing, taking out, coupon. Each form is answered 303, with a message for the page that follows.
/// </summary>
public sealed class CartController(CartPage page, ChangeCart change, ChosenCountry countries, Flash flash, Shopper shopper) : Controller
{
    [HttpGet("/cart")]
    public async Task<IActionResult> Index(string? country, CancellationToken cancellationToken)
    {
        var view = await page.ReadAsync(shopper.Cart, countries.Read(HttpContext, country), cancellationToken);
        return View(view with { Message = flash.Take(HttpContext) });
    }

    /// <summary>Adds; a script gets the new count, or why not, as JSON.</summary>
    [HttpPost("/cart/lines")]
    public async Task<IActionResult> Add(string? sku, string? quantity, [FromServices] AddLine line, CancellationToken cancellationToken)
    {
        var options = OptionFields.Read(Request.HasFormContentType ? Request.Form : []);
        var cart = shopper.Cart ?? CartId.New();
        var answer = await line.ExecuteAsync(cart, new AddForm(sku, quantity, options), cancellationToken);
        if (answer.IsDone) CartCookie.Set(HttpContext, cart);
        return WantsJson && answer.Message.Kind != CartMessages.NotMade
            ? await TellScriptAsync(cart, answer, cancellationToken)
            : flash.SeeOther(HttpContext, PageOf(answer, options), answer.Message);
    }

    /// <summary>Sets the quantity of a line; 0 removes it.</summary>
    [HttpPost("/cart/lines/{*sku:minlength(1)}")]
    public async Task<IActionResult> SetQuantity(string sku, string? quantity, CancellationToken cancellationToken)
    {
        var line = PlainText.Clean(SkuInAddress.Read(Request, "/cart/lines/", sku));
        var place = $"{Cart}#q-{HtmlId.Of(line)}";
        if (!Quantity.TryParse(quantity, 0, out var wanted))
            return flash.SeeOther(HttpContext, place, CartMessages.OfQuantity(line, quantity));
        var left = shopper.Cart is { } cart ? await change.SetQuantityAsync(cart, line, wanted, cancellationToken) : null;
        return left is null
            ? new SeeOtherResult(Cart)
            : flash.SeeOther(HttpContext, place, CartMessages.OfLine(line, quantity, left.Value));
    }

    [HttpPost("/cart/coupon")]
    public async Task<IActionResult> UseCoupon(string? code, [FromServices] UseCoupon coupon, CancellationToken cancellationToken)
    {
        if (shopper.Cart is not { } cartId) return new SeeOtherResult(Cart);
        var client = HttpContext.Connection.RemoteIpAddress?.ToString() ?? "";
        var problem = await coupon.ExecuteAsync(cartId, shopper.Currency, client, code, cancellationToken);
        return problem is null
            ? new SeeOtherResult(Cart)
            : flash.SeeOther(HttpContext, $"{Cart}#code", FlashMessage.Of(problem, (CartMessages.Code, code)));
    }

    [HttpPost("/cart/coupon/remove")]
    public async Task<IActionResult> RemoveCoupon(CancellationToken cancellationToken)
    {
        if (shopper.Cart is { } cartId) await change.SetCouponAsync(cartId, null, cancellationToken);
        return new SeeOtherResult(Cart);
    }

    /// <summary>Who opens the address of one of the forms comes to the cart.</summary>
    [HttpGet("/cart/lines"), HttpGet("/cart/lines/{*sku:minlength(1)}"), HttpGet("/cart/coupon"), HttpGet("/cart/coupon/remove")]
    public IActionResult Back() => new SeeOtherResult(Cart);

    private bool WantsJson => Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal);

    private string Cart => Url.Action(nameof(Index))!;

    // What was refused is put right where it was chosen.
    private string PageOf(AddAnswer answer, IReadOnlyDictionary<string, string> options)
    {
        if (answer.IsDone || answer.Slug is not { } slug) return Cart;
        var product = Url.Action("Show", "Product", new { slug })!;
        return answer.Message.Kind == CartMessages.NotMade
            ? OptionFields.Address(product, options)
            : Url.Action("Show", "Product", new { slug, sku = answer.Message[CartMessages.Sku] })! + "#add";
    }

    private async Task<IActionResult> TellScriptAsync(CartId cart, AddAnswer answer, CancellationToken cancellationToken)
    {
        var services = HttpContext.RequestServices;
        var message = CartMessages.Words(answer.Message, services.GetRequiredService<IStringLocalizer<Text>>());
        if (!answer.IsDone) return UnprocessableEntity(new { message });
        return Json(new { count = await services.GetRequiredService<ReadCart>().CountAsync(cart, cancellationToken), message });
    }
}
