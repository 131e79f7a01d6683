using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Checkout;
using Shop.Domain.Checkout.Limits;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;
using Shop.Web.Features.Carts;
using Shop.Web.Features.Orders;
using Shop.Web.Features.Shared;

namespace Shop.Web.Features.Checkout;

/// <summary>One page from the cart to Stripe's payment page, and the way back.</summary>
public sealed class CheckoutController(CheckoutPage page, PlaceOrder place, StartPayment start, FindOrder orders, SettlePayment settle) : Controller
{
    [HttpGet("/checkout")]
    public async Task<IActionResult> Index(string? country, CancellationToken cancellationToken) =>
        await page.ReadAsync(CartCookie.Read(Request), new CheckoutForm { Country = country }, cancellationToken) is { } view
            ? View(view)
            : RedirectToAction("Index", "Cart");

    [HttpPost("/checkout")]
    public async Task<IActionResult> Place([FromForm] CheckoutForm form, CancellationToken cancellationToken)
    {
        if (CartCookie.Read(Request) is not { } cartId) return RedirectToCart();
        if (form.Action == "update") return await ShowAsync(form, view => view, StatusCodes.Status200OK, cancellationToken);
        var problems = CheckoutFormRules.Check(form, await page.CountriesAsync(cancellationToken));
        if (problems.Count > 0)
            return await ShowAsync(form, view => view with { FieldProblems = problems }, StatusCodes.Status422UnprocessableEntity, cancellationToken);
        if (!SecretToken.IsOne(form.Token) || !CheckoutFormRules.TryReadTotal(form, QuoteLines.Currency, out var total))
            return await RefuseAsync(form, "This page was out of date. Please check the order and send it again.", [], cancellationToken);
        var request = await page.RequestAsync(form, cartId, total, cancellationToken) with { ClientNetwork = ClientNetwork.Of(HttpContext.Connection.RemoteIpAddress) };
        return await AnswerAsync(form, await place.ExecuteAsync(request, cancellationToken), cancellationToken);
    }

    /// <summary>Stripe sends the shopper here. Coming here proves nothing: Stripe is asked (R34).</summary>
    [HttpGet("/checkout/return")]
    public async Task<IActionResult> Return(string? order, CancellationToken cancellationToken)
    {
        if (order is null || await orders.ByTokenAsync(order, cancellationToken) is not { } placed) return NotFound();
        var payment = await TrySettleAsync(placed, cancellationToken);
        return payment?.Status is PaymentStatus.Creating or PaymentStatus.Open
            ? View("Checking", placed)
            : ToOrder(placed.Token);
    }

    private async Task<IActionResult> AnswerAsync(CheckoutForm form, PlaceOrderResult result, CancellationToken cancellationToken) => result switch
    {
        PlaceOrderResult.Placed placed => await PayAsync(placed, cancellationToken),
        PlaceOrderResult.EarlierOrderPaid paid => ToOrder(paid.Token),
        PlaceOrderResult.EarlierOrderOpen open => new SeeOtherResult(Url.Action("Index", "Order", new { open.Token, notice = OrderNotice.StillOpen })!),
        PlaceOrderResult.Throttled throttled => await RefuseAsync(form, WordsOf(throttled.Refusal.Reason), [], cancellationToken),
        PlaceOrderResult.CartEmpty => RedirectToCart(),
        PlaceOrderResult.OutOfStock missing => await RefuseAsync(
            form, "There is no longer enough of what you chose. Nothing was ordered; change the quantity in your cart.", missing.Skus, cancellationToken),
        PlaceOrderResult.CouponRefused => await RefuseAsync(
            form, "The coupon can no longer be used. Nothing was ordered; remove it in your cart to go on.", [], cancellationToken),
        PlaceOrderResult.TotalChanged { PaidToken: not null } => await RefuseAsync(
            form, "Your earlier order from this cart was paid, so its goods have left the cart. Nothing more was ordered; here is what is left.", [], cancellationToken),
        PlaceOrderResult.TotalChanged => await RefuseAsync(
            form, "The price changed while this page was open. Nothing was ordered; here is the new total.", [], cancellationToken),
        PlaceOrderResult.CannotBeSent => await RefuseAsync(
            form, "We cannot send this parcel that way. Choose another way of sending.", [], cancellationToken),
        _ => await RefuseAsync(form, "This amount cannot be paid by card. Change the quantity in your cart.", [], cancellationToken),
    };

    private async Task<IActionResult> PayAsync(PlaceOrderResult.Placed placed, CancellationToken cancellationToken) =>
        await start.ExecuteAsync(placed.OrderId, cancellationToken) is StartPaymentResult.Ready ready
            ? new SeeOtherResult(ready.Url)
            : ToOrder(placed.Token);

    private Task<IActionResult> RefuseAsync(CheckoutForm form, string why, IReadOnlyList<string> skus, CancellationToken cancellationToken) =>
        ShowAsync(
            form,
            view => view with { Refusal = why, RefusedLines = [.. view.Lines.Where(line => skus.Contains(line.Variant.Sku)).Select(line => line.Variant.Description)] },
            StatusCodes.Status409Conflict, cancellationToken);

    private async Task<IActionResult> ShowAsync(
        CheckoutForm form, Func<CheckoutView, CheckoutView> change, int status, CancellationToken cancellationToken)
    {
        if (await page.ReadAsync(CartCookie.Read(Request), form, cancellationToken) is not { } view) return RedirectToCart();
        Response.StatusCode = status;
        return View(nameof(Index), change(view));
    }

    // No answer from Stripe is no news: the page says "checking" and looks again.
    private async Task<Payment?> TrySettleAsync(Order order, CancellationToken cancellationToken)
    {
        try
        {
            return await settle.OfOrderAsync(order.Id, cancellationToken);
        }
        catch (GatewayUnknownException)
        {
            return await settle.LatestAsync(order.Id, cancellationToken);
        }
    }

    private static string WordsOf(CheckoutRefusalReason why) => why switch
    {
        CheckoutRefusalReason.Unpaid => "There are too many orders from here that wait for their payment. Nothing was ordered, and your cart is kept. Pay one of them, or try again in an hour.",
        CheckoutRefusalReason.Lapsed => "Several orders from here were not paid in time. Nothing was ordered, and your cart is kept. Try again in a few hours, or write to us.",
        _ => "Too many cards were declined. Nothing was charged or ordered, and your cart is kept. Ask your bank, try again in an hour, or write to us.",
    };

    private SeeOtherResult ToOrder(string token) => new(Url.Action("Index", "Order", new { token })!);

    private SeeOtherResult RedirectToCart() => new(Url.Action("Index", "Cart")!);
}
