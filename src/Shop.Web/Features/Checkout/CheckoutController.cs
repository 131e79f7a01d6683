using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Checkout;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Shared;
using Shop.Web.Features.Orders;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Shoppers;

namespace Shop.Web.Features.Checkout;

/// <summary>One page from the cart to Stripe's payment page, and the way back. The form is always answered 303.</summary>
public sealed class CheckoutController(CheckoutPage page, CheckoutAnswers answers, PlaceOrder place, StartPayment start,
    SettlePayment settle) : Controller
{
    private const string ToLanguage = "language-";

    [HttpGet("/checkout")]
    public async Task<IActionResult> Index(string? country, CancellationToken cancellationToken) =>
        await answers.ShowAsync(HttpContext, country, cancellationToken) is { } view ? View(view) : RedirectToCart();

    [HttpPost("/checkout")]
    public async Task<IActionResult> Place(
        [FromForm] CheckoutForm form, [FromServices] Shopper shopper, CancellationToken cancellationToken)
    {
        if (shopper.Cart is not { } cartId) return RedirectToCart();
        answers.Keep(HttpContext, form);
        if (LeavesTo(form.Action) is { } elsewhere) return elsewhere;
        if (form.Action == "update" || await answers.TakesAddressAsync(HttpContext, form, cancellationToken))
        {
            return Tell(FlashMessage.Of(CheckoutMessages.Delivery));
        }

        if ((await page.ProblemsAsync(form, cartId, cancellationToken)).Count > 0)
            return TellAsSent(form, FlashMessage.Of(CheckoutMessages.Fields));
        if (!SecretToken.IsOne(form.Token) || !CheckoutFormRules.TryReadTotal(form, shopper.Currency, out var total))
            return Tell(FlashMessage.Of(CheckoutMessages.OutOfDate));
        var client = ClientNetwork.Of(HttpContext.Connection.RemoteIpAddress);
        var request = page.RequestOf(form, cartId, total) with { ClientNetwork = client };
        var result = await place.ExecuteAsync(request, cancellationToken);
        if (result is PlaceOrderResult.Placed) await answers.KeepAddressAsync(form, cancellationToken);
        if (result is PlaceOrderResult.TaxChanged or PlaceOrderResult.ArrivesLater) return TellAsSent(form, CheckoutMessages.Of(result));
        return result is PlaceOrderResult.TotalChanged or PlaceOrderResult.CannotBeSent && form.ChoosesOtherDelivery
            ? await TellDeliveryAsync(cartId, form, total, result, cancellationToken)
            : await AnswerAsync(result, cancellationToken);
    }

    /// <summary>Stripe sends the shopper here. Coming here proves nothing: Stripe is asked (R34).</summary>
    [ServedWhileClosed]
    [HttpGet("/checkout/return")]
    public async Task<IActionResult> Return(string? order, [FromServices] FindOrder orders, CancellationToken cancellationToken)
    {
        if (order is null || await orders.ByTokenAsync(order, cancellationToken) is not { } placed) return NotFound();
        var payment = await TrySettleAsync(placed, cancellationToken);
        if (payment?.Status == PaymentStatus.Succeeded) answers.Forget(HttpContext);
        return payment is { Status: PaymentStatus.Creating or PaymentStatus.Open, HasNoPage: false, IsUnknownToStripe: false }
            ? View("Checking", placed)
            : ToOrder(placed.Token);
    }

    // The buttons that leave the page take along what was typed.
    private SeeOtherResult? LeavesTo(string? action)
    {
        if (action == "cart") return RedirectToCart();
        return action?.StartsWith(ToLanguage, StringComparison.Ordinal) == true
            ? new SeeOtherResult($"{HttpContext.Languages().Named(action[ToLanguage.Length..]).Prefix}/checkout")
            : null;
    }

    private async Task<IActionResult> AnswerAsync(PlaceOrderResult result, CancellationToken cancellationToken)
    {
        if (result is PlaceOrderResult.Placed { IsPaid: true } or PlaceOrderResult.Placed { IsPaidLater: true })
            answers.Forget(HttpContext);
        return result switch
        {
            PlaceOrderResult.Placed placed => await PayAsync(placed, cancellationToken),
            PlaceOrderResult.EarlierOrderPaid paid => ToOrder(paid.Token),
            PlaceOrderResult.EarlierOrderOpen open =>
                new SeeOtherResult(Url.Action("Index", "Order", new { open.Token, notice = OrderNotice.StillOpen })!),
            PlaceOrderResult.CartEmpty => RedirectToCart(),
            _ => Tell(CheckoutMessages.Of(result)),
        };
    }

    private async Task<IActionResult> PayAsync(PlaceOrderResult.Placed placed, CancellationToken cancellationToken) =>
        await start.ExecuteAsync(placed.OrderId, cancellationToken) is StartPaymentResult.Ready ready
            ? new SeeOtherResult(ready.Url)
            : ToOrder(placed.Token);

    // Another country without a script: what delivery there costs. Where the price changed as well, that is said first (R5).
    private async Task<IActionResult> TellDeliveryAsync(
        CartId cart, CheckoutForm form, Money total, PlaceOrderResult result, CancellationToken cancellationToken) =>
        result is PlaceOrderResult.CannotBeSent || await answers.IsByDeliveryAsync(cart, form, total, cancellationToken)
            ? Tell(FlashMessage.Of(CheckoutMessages.Delivery))
            : TellAsSent(form, CheckoutMessages.Of(result));

    private SeeOtherResult TellAsSent(CheckoutForm form, FlashMessage message) =>
        Tell(form.ChoosesOtherDelivery ? CheckoutMessages.WithDelivery(message) : message);

    private SeeOtherResult Tell(FlashMessage message) => answers.SeeOther(HttpContext, Url.Action(nameof(Index))!, message);

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

    private SeeOtherResult ToOrder(string token) => new(Url.Action("Index", "Order", new { token })!);

    private SeeOtherResult RedirectToCart() => new(Url.Action("Index", "Cart")!);
}
