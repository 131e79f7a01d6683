using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Carts;
using Shop.Domain.Checkout;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Shared;
using Shop.Jobs.Invoices;
using Shop.Jobs.Orders;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Shoppers;

namespace Shop.Web.Features.Orders;

/// <summary>An order and how its payment stands.</summary>
public sealed record OrderView(Order Order, Payment? Payment, IReadOnlyList<string> CreditNotes)
{
    /// <summary>What to tell first, one of <see cref="OrderNotice"/>; null for nothing.</summary>
    public string? Notice { get; init; }

    /// <summary>The order that the shopper placed in the place of this one; null when there is none.</summary>
    public Order? Instead { get; init; }

    /// <summary>Why a cancelled order ended, one of <see cref="CancellationCauses"/>; null when it goes on.</summary>
    public string? CancelledBecause { get; init; }

    /// <summary>What happened to it so far.</summary>
    public IReadOnlyList<OrderStep> Steps { get; init; } = [];

    /// <summary>What may be said about the mail of a paid order.</summary>
    public ConfirmationState Confirmation { get; init; }
}

/// <summary>Why somebody was led to an order's page; part of its address.</summary>
public static class OrderNotice
{
    /// <summary>Nothing was ordered, because this order of the same cart can still be paid.</summary>
    public const string StillOpen = "still-open";

    /// <summary>Some of its goods could not be put back into the cart.</summary>
    public const string NotAllInCart = "not-all-in-cart";
}

/// <summary>The order page. Knowing the secret token is the right to see it; a wrong one is a page that does not exist.</summary>
[ServedWhileClosed]
public sealed class OrderController(FindOrder orders, FindPayments payments, StartPayment start, InvoiceFile invoices,
    ConfirmationMail confirmation) : Controller
{
    [HttpGet("/orders/{token}")]
    public async Task<IActionResult> Index(string token, string? notice, CancellationToken cancellationToken)
    {
        if (await orders.ByTokenAsync(token, cancellationToken) is not { } order) return NotFound();
        var tries = await payments.OfOrderAsync(order.Id, cancellationToken);
        var refunds = order.RefundedMinor == 0 ? [] : await payments.RefundsOfOrderAsync(order.Id, cancellationToken);
        return View(new OrderView(order,
            tries.LastOrDefault(payment => payment.Status is PaymentStatus.Succeeded or PaymentStatus.Refunded)
            ?? tries.LastOrDefault(), [.. refunds.Select(refund => refund.CreditNoteNumber).OfType<string>()])
        {
            Steps = OrderSteps.Of(order, await orders.MovesAsync(order.Id, cancellationToken), refunds),
            Notice = notice, Instead = order is { Status: OrderStatus.Cancelled, HasLeftCart: false }
                ? await orders.InsteadOfAsync(order, cancellationToken)
                : null,
            CancelledBecause = order.Status == OrderStatus.Cancelled
                ? await orders.CancellationCauseAsync(order.Id, cancellationToken)
                : null,
            Confirmation = order.PaidAt is null ? ConfirmationState.OnItsWay : await confirmation.StateAsync(order, cancellationToken),
        });
    }

    /// <summary>Puts the goods of an order that came to nothing back into the visitor's cart.</summary>
    [HttpPost("/orders/{token}/cart")]
    public async Task<IActionResult> PutIntoCart(
        string token, [FromServices] AddToCart add, [FromServices] Shopper shopper, CancellationToken cancellationToken)
    {
        if (await orders.ByTokenAsync(token, cancellationToken) is not { Status: OrderStatus.Cancelled } order) return Back(token);
        var cart = shopper.Cart ?? CartId.New();
        CartCookie.Set(HttpContext, cart);
        var isWhole = true;
        foreach (var line in order.Lines)
            isWhole &= await add.ExecuteAsync(cart, line.Sku, Math.Min(line.Quantity, CartLine.MaxQuantity), cancellationToken)
                is AddToCartResult.Added;
        return new SeeOtherResult(isWhole
            ? Url.Action("Index", "Cart")!
            : Url.Action(nameof(Index), new { token, notice = OrderNotice.NotAllInCart })!);
    }

    /// <summary>Back to Stripe's page; when the time ran out meanwhile, the order page says so.</summary>
    [HttpPost("/orders/{token}/pay")]
    public async Task<IActionResult> Pay(string token, CancellationToken cancellationToken)
    {
        // Whoever has no such order is told so by the page.
        return await orders.ByTokenAsync(token, cancellationToken) is { } order
            && await start.ExecuteAsync(order.Id, cancellationToken) is StartPaymentResult.Ready ready
            ? new SeeOtherResult(ready.Url)
            : Back(token);
    }

    /// <summary>Who opens the address of one of the forms comes to the order.</summary>
    [HttpGet("/orders/{token}/pay"), HttpGet("/orders/{token}/cart")]
    public SeeOtherResult Back(string token) => new(Url.Action(nameof(Index), new { token })!);

    [HttpGet("/orders/{token}/invoice.pdf")]
    public async Task<IActionResult> Invoice(string token, CancellationToken cancellationToken)
    {
        if (await orders.ByTokenAsync(token, cancellationToken) is not { } order) return NotFound();
        return await invoices.OfOrderAsync(order.Id, cancellationToken) is { } file
            ? File(file.Pdf, "application/pdf", file.Name)
            : NotFound();
    }

    [HttpGet("/orders/{token}/credit-notes/{note}.pdf")]
    public async Task<IActionResult> CreditNote(string token, string note, CancellationToken cancellationToken)
    {
        if (await orders.ByTokenAsync(token, cancellationToken) is not { } order) return NotFound();
        return await invoices.CreditNoteAsync(order.Id, note, cancellationToken) is { } file
            ? File(file.Pdf, "application/pdf", file.Name)
            : NotFound();
    }
}
