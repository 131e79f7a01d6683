using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Carts;
using Shop.Domain.Catalogue;
using Shop.Domain.Shared;
using Shop.Web.Features.Catalogue;
using Shop.Web.Features.Shared;

namespace Shop.Web.Features.Carts;

/// <summary>The cart: looking at it, putting in, changing, taking out, coupon.</summary>
public sealed class CartController(CartPage page, AddToCart add, ChangeCart change, ReadCart read, UseCoupon coupon) : Controller
{
    private const string DefaultCountry = "ES";

    [HttpGet("/cart")]
    public async Task<IActionResult> Index(string? country, string? added, CancellationToken cancellationToken)
    {
        var view = await ReadAsync(country, cancellationToken);
        return View(view with { Notice = view.Lines.Any(line => line.Variant.Sku == added) ? "added" : null });
    }

    /// <summary>
    /// Adds; a script gets the new count as JSON, a plain form is sent on to the cart. Fields "option.…" say which variant of
    /// the SKU's product is meant; where none is made like that the product page says so, with the choice as it was.
    /// </summary>
    [HttpPost("/cart/lines")]
    public async Task<IActionResult> Add(
        string? sku, string? quantity, [FromServices] ChooseVariant choose, [FromServices] ProductPage products, CancellationToken cancellationToken)
    {
        var options = OptionFields.Read(Request.Form);
        if (options.Count > 0 && await products.SlugOfAsync(PlainText.Clean(sku), Language.Current, cancellationToken) is { } slug)
        {
            var meant = await choose.ExecuteAsync(PlainText.Clean(sku), options, cancellationToken);
            if (meant is null) return new SeeOtherResult(OptionFields.Address(Url.Action("Show", "Product", new { slug })!, options));
            sku = meant;
        }

        if (!Quantity.TryParse(quantity, 1, out var wanted)) return await RefuseAsync("quantity", cancellationToken);
        var cartId = CartCookie.Ensure(HttpContext);
        var result = await add.ExecuteAsync(cartId, PlainText.Clean(sku), wanted, cancellationToken);
        if (result is AddToCartResult.NotForSale) return await RefuseAsync("not-for-sale", cancellationToken);
        if (result is AddToCartResult.CartFull) return await RefuseAsync("cart-full", cancellationToken);
        if (result is AddToCartResult.AtMost) return await RefuseAsync("at-most", cancellationToken);
        return WantsJson ? Json(new { count = await read.CountAsync(cartId, cancellationToken) }) : SeeOther(new { added = sku });
    }

    /// <summary>Sets the quantity of a line; 0 removes it.</summary>
    [HttpPost("/cart/lines/{*sku:minlength(1)}")]
    public async Task<IActionResult> SetQuantity(string sku, string? quantity, CancellationToken cancellationToken)
    {
        if (!Quantity.TryParse(quantity, 0, out var wanted)) return await RefuseAsync("quantity", cancellationToken);
        if (CartCookie.Read(Request) is { } cartId) await change.SetQuantityAsync(cartId, PlainText.Clean(SkuInAddress.Read(Request, "/cart/lines/", sku)), wanted, cancellationToken);
        return SeeOther(null);
    }

    [HttpPost("/cart/coupon")]
    public async Task<IActionResult> UseCoupon(string? code, CancellationToken cancellationToken)
    {
        if (CartCookie.Read(Request) is not { } cartId) return SeeOther(null);
        var problem = await coupon.ExecuteAsync(cartId, HttpContext.Connection.RemoteIpAddress?.ToString() ?? "", code, cancellationToken);
        return problem is null ? SeeOther(null) : await RefuseAsync(problem, cancellationToken);
    }

    [HttpPost("/cart/coupon/remove")]
    public async Task<IActionResult> RemoveCoupon(CancellationToken cancellationToken)
    {
        if (CartCookie.Read(Request) is { } cartId) await change.SetCouponAsync(cartId, null, cancellationToken);
        return SeeOther(null);
    }

    private bool WantsJson => Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal);

    // The cart as it is, with the reason on top: nothing was changed, nothing is lost.
    private async Task<IActionResult> RefuseAsync(string problem, CancellationToken cancellationToken)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Index), await ReadAsync(null, cancellationToken) with { Problem = problem });
    }

    private Task<CartView> ReadAsync(string? country, CancellationToken cancellationToken) => page.ReadAsync(
        CartCookie.Read(Request), Countries.IsKnown(country) ? country! : DefaultCountry, cancellationToken);

    private SeeOtherResult SeeOther(object? values) => new(Url.Action(nameof(Index), values)!);
}
