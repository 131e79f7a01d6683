using System.Net;
using Xunit;

namespace Shop.Web.Tests.Sandbox;

public sealed class PaymentPageTests : IAsyncLifetime
{
    private SandboxHost _sandbox = null!;

    public async Task InitializeAsync() => _sandbox = await SandboxHost.StartAsync();

    public async Task DisposeAsync() => await _sandbox.DisposeAsync();

    [Fact]
    public async Task The_page_shows_the_lines_encoded_and_the_total()
    {
        var page = await _sandbox.Http.GetStringAsync(new Uri(SandboxHost.PagePath(await _sandbox.CreateSessionAsync()), UriKind.Relative));

        Assert.Contains("data-total-minor=\"1290\"", page, StringComparison.Ordinal);
        Assert.Contains("12.90 EUR", page, StringComparison.Ordinal);
        Assert.Contains("&lt;100 g&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("style=", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_good_card_completes_the_session_and_leads_back_to_the_shop()
    {
        var session = await _sandbox.CreateSessionAsync();

        using var answer = await _sandbox.PayAsync(session);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal($"http://shop.test/checkout/return?session={session.Id}", answer.Headers.Location!.OriginalString);
        var paid = await _sandbox.GetSessionAsync(session.Id);
        Assert.Equal(("complete", "paid"), (paid.Status, paid.PaymentStatus));
        var intent = await _sandbox.Stripe.V1.PaymentIntents.GetAsync(paid.PaymentIntentId);
        Assert.Equal(("succeeded", 1290, "order-1"), (intent.Status, intent.AmountReceived, intent.Metadata["order_id"]));
        var charge = await _sandbox.Stripe.V1.Charges.GetAsync(intent.LatestChargeId);
        Assert.Equal(("succeeded", true, 1290, "4242"),
            (charge.Status, charge.Captured, charge.Amount, charge.PaymentMethodDetails.Card.Last4));
    }

    [Theory]
    [InlineData("4000000000000002", "card_declined", "generic_decline")]
    [InlineData("4000 0000 0000 9995", "card_declined", "insufficient_funds")]
    [InlineData("4111111111111111", "card_declined", "test_mode_live_card")]
    public async Task A_declined_card_keeps_the_session_open_for_another(string card, string code, string declineCode)
    {
        var session = await _sandbox.CreateSessionAsync();

        using var declined = await _sandbox.PayAsync(session, card);

        Assert.Contains("role=\"alert\"", await declined.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var open = await _sandbox.GetSessionAsync(session.Id);
        var intent = await _sandbox.Stripe.V1.PaymentIntents.GetAsync(open.PaymentIntentId);
        Assert.Equal(("open", "requires_payment_method"), (open.Status, intent.Status));
        Assert.Equal((code, declineCode), (intent.LastPaymentError.Code, intent.LastPaymentError.DeclineCode));
        using var paid = await _sandbox.PayAsync(session);
        Assert.Equal("paid", (await _sandbox.GetSessionAsync(session.Id)).PaymentStatus);
    }

    [Theory]
    [InlineData("4242424242424241", "12/40", "123")]
    [InlineData("", "12/40", "123")]
    [InlineData("4242424242424242", "12/20", "123")]
    [InlineData("4242424242424242", "13/40", "123")]
    [InlineData("4242424242424242", "12/40", "12")]
    public async Task A_mistyped_card_is_told_so_and_nothing_is_tried(string number, string expiry, string cvc)
    {
        var session = await _sandbox.CreateSessionAsync();

        using var answer =
            await _sandbox.PostPageAsync(session, ("card_number", number), ("expiry", expiry), ("cvc", cvc), ("action", "pay"));

        Assert.Contains("role=\"alert\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null((await _sandbox.GetSessionAsync(session.Id)).PaymentIntentId);
    }

    [Theory]
    [InlineData("complete", "complete", "succeeded")]
    [InlineData("fail", "open", "requires_payment_method")]
    public async Task A_3D_Secure_card_is_charged_only_when_the_customer_confirms(string action, string status, string intentStatus)
    {
        var session = await _sandbox.CreateSessionAsync();
        using var asked = await _sandbox.PayAsync(session, "4000002500003155");
        var before = await _sandbox.GetSessionAsync(session.Id);
        Assert.Equal("requires_action", (await _sandbox.Stripe.V1.PaymentIntents.GetAsync(before.PaymentIntentId)).Status);

        using var answered = await _sandbox.PostAsync(asked.Headers.Location!.OriginalString, ("action", action));

        var after = await _sandbox.GetSessionAsync(session.Id);
        Assert.Equal((status, intentStatus),
            (after.Status, (await _sandbox.Stripe.V1.PaymentIntents.GetAsync(before.PaymentIntentId)).Status));
    }

    [Theory]
    [InlineData("succeed", "paid", "succeeded", "succeeded")]
    [InlineData("fail", "unpaid", "requires_payment_method", "failed")]
    public async Task A_delayed_payment_completes_the_session_unpaid_and_is_settled_later(string outcome, string paymentStatus,
        string intentStatus, string chargeStatus)
    {
        var session = await _sandbox.CreateSessionAsync();

        using var answer = await _sandbox.PostPageAsync(session, ("action", "delayed"), ("delay_seconds", "1"), ("outcome", outcome));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var complete = await _sandbox.GetSessionAsync(session.Id);
        Assert.Equal(("complete", "unpaid"), (complete.Status, complete.PaymentStatus));
        var intents = _sandbox.Stripe.V1.PaymentIntents;
        var settled = await Eventually.IsAsync(() => intents.GetAsync(complete.PaymentIntentId), intent => intent.Status != "processing");
        Assert.Equal((intentStatus, chargeStatus),
            (settled.Status, (await _sandbox.Stripe.V1.Charges.GetAsync(settled.LatestChargeId)).Status));
        Assert.Equal(paymentStatus, (await _sandbox.GetSessionAsync(session.Id)).PaymentStatus);
    }

    [Fact]
    public async Task Paying_ten_times_at_once_charges_once()
    {
        var session = await _sandbox.CreateSessionAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _sandbox.PayAsync(session)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode));
        Assert.Single((await _sandbox.LedgerAsync())["charges"]!.AsArray());
    }
}
