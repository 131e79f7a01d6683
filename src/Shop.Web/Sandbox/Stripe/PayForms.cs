using Shop.Web.Sandbox.Pages;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>The forms of the payment page.</summary>
internal static class PayForms
{
    public static Html Card(string path, string total, PayNotice notice)
    {
        var number = Field("card_number", "Card number", notice, notice.Entry.Number, "cc-number", "For example 4242 4242 4242 4242");
        var expiry = Field("expiry", "Expiry (month/year)", notice, notice.Entry.Expiry, "cc-exp", "For example 12/40");
        var cvc = Field("cvc", "Security code (CVC)", notice, "", "cc-csc", "Any three digits (four on American Express)");
        return Html.Of($"""
            <form method="post" action="{path}" novalidate>
            <fieldset>
            <legend>Pay by card</legend>
            {number}
            {expiry}
            {cvc}
            <button type="submit" name="action" value="pay">Pay {total}</button>
            </fieldset>
            </form>
            """);
    }

    public static Html BankTransfer(string path) => Html.Of($"""
        <form method="post" action="{path}">
        <fieldset>
        <legend>Pay by bank transfer (SEPA, delayed)</legend>
        <div class="field"><label for="delay_seconds">Seconds until the bank answers</label>
        <input id="delay_seconds" name="delay_seconds" value="3" inputmode="numeric"></div>
        <div class="field"><label for="outcome">The bank's answer</label>
        <select id="outcome" name="outcome"><option value="succeed">The money arrives</option><option value="fail">The payment fails</option></select></div>
        <button type="submit" name="action" value="delayed" class="quiet">Pay by bank transfer</button>
        </fieldset>
        </form>
        """);

    public static Html Voucher(string path) => Html.Of($"""
        <form method="post" action="{path}">
        <fieldset>
        <legend>Pay by voucher (Multibanco, delayed)</legend>
        <div class="field"><label for="voucher_seconds">Seconds until it is paid or runs out</label>
        <input id="voucher_seconds" name="voucher_seconds" value="3" inputmode="numeric"></div>
        <div class="field"><label for="voucher_outcome">The voucher</label>
        <select id="voucher_outcome" name="voucher_outcome"><option value="pay">is paid</option><option value="expire">runs out</option></select></div>
        <button type="submit" name="action" value="voucher" class="quiet">Get a voucher</button>
        </fieldset>
        </form>
        """);

    public static Html Leave(string path) => Html.Of($"""
        <form method="post" action="{path}">
        <p><button type="submit" name="action" value="cancel" class="quiet">Cancel and go back to the shop</button>
        <button type="submit" name="action" value="expire" class="quiet">Let it expire</button></p>
        </form>
        """);

    public static Html TestCardTable()
    {
        var rows = TestCards.All.Select(card => Html.Of($"""<tr><td class="nowrap">{Spaced(card.Number)}</td><td>{card.Shown}</td></tr>"""));
        return Html.Of($"""
            <hr>
            <h2>Test cards</h2>
            <table>
            <thead><tr><th scope="col">Number</th><th scope="col">What it does</th></tr></thead>
            <tbody>{Html.Join(rows)}</tbody>
            </table>
            <p class="soft small">Any expiry date in the future and any security code will do.</p>
            """);
    }

    private static Html Field(string name, string label, PayNotice notice, string value, string autocomplete, string hint)
    {
        var fault = notice.Field == name ? Html.Of($""" aria-invalid="true" aria-describedby="{name}-hint problem" """) : Html.Of($""" aria-describedby="{name}-hint" """);
        return Html.Of($"""
            <div class="field"><label for="{name}">{label}</label>
            <input id="{name}" name="{name}" value="{value}" autocomplete="{autocomplete}" inputmode="{(name == "expiry" ? "text" : "numeric")}" required{fault}>
            <p class="hint" id="{name}-hint">{hint}</p></div>
            """);
    }

    private static string Spaced(string number) => number.Length == 16
        ? string.Join(' ', number.Chunk(4).Select(digits => new string(digits)))
        : $"{number[..4]} {number[4..10]} {number[10..]}";
}
