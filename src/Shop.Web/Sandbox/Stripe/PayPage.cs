using System.Globalization;
using System.Text.Json.Nodes;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>The hosted payment page: what Stripe shows a shopper, as plain HTML.</summary>
internal static class PayPage
{
    private const int DelaySeconds = 3;
    private const int MostDelaySeconds = 3600;

    public static void MapPayPage(this RouteGroupBuilder sandbox)
    {
        sandbox.MapGet("/stripe/pay/{id}", (string id, CheckoutSessions sessions) =>
            Find(sessions, id) is { } session ? Show(session, null) : SandboxPage.Show("There is no such payment page", "", 404));
        sandbox.MapPost("/stripe/pay/{id}", async (string id, HttpContext context, CheckoutSessions sessions, CardPayments payments, TimeProvider clock) =>
            Find(sessions, id) is { } session
                ? Act(session, await context.Request.ReadFormAsync(), payments, clock.GetUtcNow())
                : SandboxPage.Show("There is no such payment page", "", 404));
    }

    private static IResult Act(JsonObject session, IFormCollection form, CardPayments payments, DateTimeOffset now)
    {
        var id = (string)session["id"]!;
        if ((string?)session["status"] != "open") return Show(session, null);
        switch (form["action"].ToString())
        {
            case "cancel":
                return SeeOther(session["cancel_url"]);
            case "expire":
                payments.Expire(id);
                return SeeOther(session["cancel_url"]);
            case "delayed":
                payments.PayLater(id, Seconds(form), form["outcome"] != "fail");
                return SeeOther(session["success_url"]);
            case "confirm":
                payments.Pay(id);
                return SeeOther(session["success_url"]);
            case "refuse":
                payments.Decline(id, "authentication_required");
                return Show(session, "We are unable to authenticate your payment method. Please choose another card and try again.");
            default:
                return WithCard(session, form, payments, now);
        }
    }

    private static IResult WithCard(JsonObject session, IFormCollection form, CardPayments payments, DateTimeOffset now)
    {
        var id = (string)session["id"]!;
        var (outcome, problem) = TestCards.Read(form, now);
        switch (outcome)
        {
            case null:
                return Show(session, problem);
            case CardOutcome.Asks3DSecure:
                return SandboxPage.Show("Your bank asks: is it you?", $"""
                    <p>3-D Secure test page for {Total(session)}.</p>
                    <form method="post" class="actions"><button name="action" value="confirm">Complete</button>
                    <button name="action" value="refuse" class="quiet">Fail</button></form>
                    """);
            case CardOutcome.Declined:
                payments.Decline(id, "generic_decline");
                return Show(session, "Your card was declined. Nothing was charged; try another card.");
            case CardOutcome.InsufficientFunds:
                payments.Decline(id, "insufficient_funds");
                return Show(session, "Your card has insufficient funds. Nothing was charged; try another card.");
            default:
                payments.Pay(id);
                return SeeOther(session["success_url"]);
        }
    }

    private static IResult Show(JsonObject session, string? problem)
    {
        if ((string?)session["status"] != "open")
            return SandboxPage.Show(
                (string?)session["status"] == "expired" ? "This payment page has expired" : "This payment is done",
                $"<p>You can go <a href=\"{SandboxPage.E((string?)session["cancel_url"])}\">back to your order</a>.</p>");
        var lines = session["sandbox_lines"]!.AsArray().Select(line =>
            $"<div><dt>{SandboxPage.E((string?)line!["description"])} × {(long)line["quantity"]!}</dt><dd>{SandboxPage.Amount((long)line["amount_total"]!, (string)line["currency"]!)}</dd></div>");
        return SandboxPage.Show($"Pay {Total(session)}", $"""
            {SandboxPage.Alert(problem)}
            <dl class="sums">{string.Concat(lines)}<div class="total"><dt>Total</dt><dd>{Total(session)}</dd></div></dl>
            {CardForm(problem)}
            {Cards}
            """, problem is null ? 200 : 402);
    }

    private static string CardForm(string? problem) => $"""
        <form method="post" class="panel">
        <div class="field"><label for="card_number">Card number</label><input id="card_number" name="card_number" inputmode="numeric" autocomplete="cc-number" value="{(problem is null ? "4242 4242 4242 4242" : "")}"></div>
        <div class="fields two">
        <div class="field"><label for="expiry">Expiry (MM/YY)</label><input id="expiry" name="expiry" inputmode="numeric" autocomplete="cc-exp" value="12/40"></div>
        <div class="field"><label for="cvc">Security code</label><input id="cvc" name="cvc" inputmode="numeric" autocomplete="cc-csc" value="123"></div>
        </div>
        <p><button name="action" value="pay" class="wide">Pay</button></p>
        <p><button name="action" value="delayed" class="quiet wide">Pay by bank debit (arrives {DelaySeconds} seconds later)</button></p>
        <p class="actions"><button name="action" value="cancel" class="link">Cancel and go back</button> <button name="action" value="expire" class="link">Let it expire</button></p>
        </form>
        """;

    private const string Cards = """
        <h2>Test cards</h2>
        <table><thead><tr><th scope="col">Number</th><th scope="col">Does</th></tr></thead><tbody>
        <tr><td>4242 4242 4242 4242</td><td>pays</td></tr>
        <tr><td>4000 0025 0000 3155</td><td>asks for 3-D Secure</td></tr>
        <tr><td>4000 0000 0000 0002</td><td>is declined</td></tr>
        <tr><td>4000 0000 0000 9995</td><td>has insufficient funds</td></tr>
        </tbody></table>
        """;

    private static JsonObject? Find(CheckoutSessions sessions, string id) => sessions.List().FirstOrDefault(session => (string)session["id"]! == id);

    private static string Total(JsonObject session) => SandboxPage.Amount((long)session["amount_total"]!, (string)session["currency"]!);

    private static int Seconds(IFormCollection form) =>
        int.TryParse(form["delay_seconds"], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? Math.Min(seconds, MostDelaySeconds) : DelaySeconds;

    // 303, so that the browser asks for the next page with GET.
    private static SeeOtherLink SeeOther(JsonNode? url) => new SeeOtherLink((string)url!);

    private sealed class SeeOtherLink(string url) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = url;
            return Task.CompletedTask;
        }
    }
}
