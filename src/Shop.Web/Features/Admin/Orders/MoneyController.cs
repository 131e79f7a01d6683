using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Checkout;
using Shop.Domain.Invoicing;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Admin.Orders;

/// <summary>Staff book money in that came without Stripe, and record what they sent back of too much.</summary>
public sealed class MoneyController(FindOrder orders, FindPayments payments, Seller seller, TimeProvider clock) : Controller
{
    private const string Path = "/admin/orders/{number}/money";

    private DateOnly Today => seller.DayOf(clock.GetUtcNow());

    [HttpGet(Path)]
    public Task<IActionResult> Show(string number, CancellationToken cancellationToken) => OnPaymentAsync(number, (order, payment) =>
        Shown(new MoneyPage(order, payment, MoneyForm.Of(payment, payment.Due, Today), false)), cancellationToken);

    [HttpPost(Path)]
    public Task<IActionResult> Book(string number, [FromServices] BookMoney book, CancellationToken cancellationToken) =>
        OnPaymentAsync(number, async (order, payment) =>
        {
            var form = AdminForm.Sent(MoneyForm.Id, Request.Form);
            if (MoneyForm.Read(form, payment.Currency, Today, Staff) is not var (amount, slip))
                return Page(new MoneyPage(order, payment, form, false));
            var result = await book.ExecuteAsync(new MoneyToBook(order.Id, amount, slip, SeenIn(form)), cancellationToken);
            if (result is BookMoneyResult.Booked booked) return ToOrder(number, booked.IsPaid ? "money-paid" : "money");
            Refuse(form, result);
            return await AgainAsync(number, form, false, cancellationToken);
        }, cancellationToken);

    [HttpGet($"{Path}/back")]
    public Task<IActionResult> ShowBack(string number, CancellationToken cancellationToken) => OnPaymentAsync(number, (order, payment) =>
        Shown(new MoneyPage(order, payment, MoneyForm.Of(payment, payment.OwedBack, Today), true)), cancellationToken);

    [HttpPost($"{Path}/back")]
    public Task<IActionResult> SendBack(string number, [FromServices] ReturnMoney send, CancellationToken cancellationToken) =>
        OnPaymentAsync(number, async (order, payment) =>
        {
            var form = AdminForm.Sent(MoneyForm.Id, Request.Form);
            if (MoneyForm.Read(form, payment.Currency, Today, Staff) is not var (amount, slip))
                return Page(new MoneyPage(order, payment, form, true));
            if (await send.ExecuteAsync(order.Id, amount, slip, cancellationToken) == ReturnMoneyResult.Booked)
                return ToOrder(number, "money-back");
            form.Refuse("amount", new("At most {0} is owed to the buyer. Nothing was booked.", payment.OwedBack));
            return await AgainAsync(number, form, true, cancellationToken);
        }, cancellationToken);

    private string Staff => User.Identity?.Name ?? "staff";

    // What the page said had come before; without it nobody has looked.
    private static long SeenIn(AdminForm form) =>
        long.TryParse(form["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : -1;

    private static void Refuse(AdminForm form, BookMoneyResult result)
    {
        if (result is BookMoneyResult.ReferenceKnown)
            form.Refuse("reference", "Money with this reference of the bank is booked already. Nothing was booked.");
        else if (result is BookMoneyResult.BookedMeanwhile meanwhile)
            form.Refuse("amount", new(
                "Somebody has booked money meanwhile: {0} has come in all. Nothing of yours was booked; send it again if it is other money.",
                meanwhile.Received));
        else form.Refuse("", "Stripe takes the money of this order: nothing is booked by hand.");
    }

    private async Task<IActionResult> OnPaymentAsync(string number, Func<Order, Payment, Task<IActionResult>> answer,
        CancellationToken cancellationToken)
    {
        if (await orders.ByNumberAsync(number.ToUpperInvariant(), cancellationToken) is not { } order) return NotFound();
        var payment = (await payments.OfOrderAsync(order.Id, cancellationToken)).LastOrDefault();
        return payment is { IsByHand: true } ? await answer(order, payment) : NotFound();
    }

    // With what is in the books now.
    private Task<IActionResult> AgainAsync(string number, AdminForm form, bool isBack, CancellationToken cancellationToken) =>
        OnPaymentAsync(number, (order, payment) => Shown(new MoneyPage(order, payment, form, isBack)), cancellationToken);

    private Task<IActionResult> Shown(MoneyPage page) => Task.FromResult<IActionResult>(Page(page));

    private ViewResult Page(MoneyPage page)
    {
        Response.StatusCode = page.Form.StatusCode;
        return View("Money", page);
    }

    private SeeOtherResult ToOrder(string number, string done) => new(Url.Action("Show", "Orders", new { number, done })!);
}
