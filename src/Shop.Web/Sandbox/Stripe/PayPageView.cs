using System.Text.Json.Nodes;
using Shop.Domain.Shared;
using Shop.Web.Sandbox.Pages;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>What the payment page says no with, at which field, and what was typed.</summary>
internal sealed record PayNotice(string? Problem, string Field, CardEntry Entry)
{
    public static PayNotice None { get; } = new(null, "", CardEntry.Empty);
}

/// <summary>The markup of the payment page and of what follows it.</summary>
internal static class PayPageView
{
    public static IResult Form(JsonObject session, IReadOnlyList<JsonObject> lines, PayNotice notice)
    {
        var total = Amount(session.Number("amount_total"), session.Text("currency"));
        var path = $"/sandbox/stripe/pay/{session.Text("id")}";
        var body = Html.Of($"""
            <h1>Pay {total}</h1>
            <p class="notice">This is the sandbox, which stands in for Stripe. No money moves: use a test card, never a real one.</p>
            {Alert(notice)}
            <div class="work">
            <div>
            {PayForms.Card(path, total, notice)}
            {(SessionSteps.Takes(session, MethodTypes.BankDebit) ? PayForms.BankTransfer(path) : Html.Empty)}
            {(SessionSteps.Takes(session, MethodTypes.Voucher) ? PayForms.Voucher(path) : Html.Empty)}
            {PayForms.Leave(path)}
            </div>
            <section aria-labelledby="order">
            <h2 id="order">Your order</h2>
            {Lines(session, lines, total)}
            {PayForms.TestCardTable()}
            </section>
            </div>
            """);
        return SandboxPage.Show($"Pay {total}", body, notice.Problem is null
            ? StatusCodes.Status200OK
            : StatusCodes.Status422UnprocessableEntity);
    }

    public static IResult Authentication(JsonObject session) => SandboxPage.Show("Confirm the payment", Html.Of($"""
        <h1>Confirm the payment</h1>
        <p>Your bank asks whether you want to pay {Amount(session.Number("amount_total"), session.Text("currency"))} (3-D Secure test page).</p>
        <form method="post" action="/sandbox/stripe/pay/{session.Text("id")}/authenticate">
        <p><button type="submit" name="action" value="complete">Complete</button>
        <button type="submit" name="action" value="fail" class="quiet">Fail</button></p>
        </form>
        """));

    public static IResult Over(JsonObject session, string successUrl)
    {
        var isComplete = session.Text("status") == "complete";
        var (title, link, words) = isComplete
            ? ("This payment is done", successUrl, "Nothing more is to be paid here.")
            : ("This payment page has expired", session.TextOrNull("cancel_url"), "Nothing was charged. Go back to the shop to try again.");
        var back = link is null ? Html.Empty : Html.Of($"""<p><a href="{link}">Back to the shop</a></p>""");
        return SandboxPage.Show(title, Html.Of($"<h1>{title}</h1><p>{words}</p>{back}"));
    }

    public static IResult Missing() => SandboxPage.Show("No such payment page",
        Html.Of($"<h1>No such payment page</h1><p>The sandbox does not know this checkout session.</p>"), StatusCodes.Status404NotFound);

    private static Html Alert(PayNotice notice) => notice.Problem is { } problem
        ? Html.Of($"""<div class="notice bad" role="alert" id="problem"><p>{problem}</p></div>""")
        : Html.Empty;

    private static Html Lines(JsonObject session, IReadOnlyList<JsonObject> lines, string total)
    {
        var currency = session.Text("currency");
        var rows = lines.Select(line =>
            Row(line.Text("description"), line.Number("quantity"), Amount(line.Number("amount_total"), currency)));
        var shipping = session["total_details"]!.AsObject().Number("amount_shipping");
        var shippingRow = shipping == 0 ? Html.Empty : Html.Of($"""<tr><td colspan="2">Shipping</td><td class="number">{Amount(shipping, currency)}</td></tr>""");
        return Html.Of($"""
            <table>
            <thead><tr><th scope="col">Item</th><th scope="col" class="number">Quantity</th><th scope="col" class="number">Amount</th></tr></thead>
            <tbody>{Html.Join(rows)}{shippingRow}</tbody>
            <tfoot><tr><th scope="row" colspan="2">Total</th>
            <td class="number" data-total-minor="{session.Number("amount_total")}" data-currency="{currency.ToUpperInvariant()}"><strong>{total}</strong></td></tr></tfoot>
            </table>
            """);
    }

    private static Html Row(string name, long quantity, string amount) =>
        Html.Of($"""<tr><td>{name}</td><td class="number">{quantity}</td><td class="number">{amount}</td></tr>""");

    // Stripe counts Icelandic krónur in hundredths, though they have none.
    private static string Amount(long minor, string currency) =>
        new Money(currency == "isk" ? minor / 100 : minor, new Currency(currency)).ToString();
}
