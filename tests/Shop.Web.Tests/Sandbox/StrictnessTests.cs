using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Stripe;
using Stripe.Checkout;
using Xunit;

namespace Shop.Web.Tests.Sandbox;

/// <summary>What Stripe would refuse, and what the sandbox would have to pass over, is refused with the place named.</summary>
public sealed class StrictnessTests : IAsyncLifetime
{
    private SandboxHost _sandbox = null!;

    public async Task InitializeAsync() => _sandbox = await SandboxHost.StartAsync();

    public async Task DisposeAsync() => await _sandbox.DisposeAsync();

    [Theory]
    [InlineData("payment_intent_data[capture_method]", "manual", null)]
    [InlineData("payment_intent_data[application_fee_amount]", "10", "parameter_unknown")]
    [InlineData("payment_intent_data[statement_descriptor]", "Leaf & Kiln", "parameter_unknown")]
    [InlineData("payment_intent_data[receipt_email]", "nonsense", "parameter_unknown")]
    [InlineData("payment_intent_data[foo]", "1", "parameter_unknown")]
    [InlineData("payment_intent_data", "1", null)]
    [InlineData("line_items[0][foo]", "1", "parameter_unknown")]
    [InlineData("line_items[0][price_data][foo]", "1", "parameter_unknown")]
    [InlineData("line_items[0][price_data][tax_behavior]", "nonsense", "parameter_unknown")]
    [InlineData("line_items[0][price_data][unit_amount_decimal]", "500.5", "parameter_unknown")]
    [InlineData("line_items[0][price_data][product_data][foo]", "1", "parameter_unknown")]
    [InlineData("line_items[0][price_data][product_data][name][foo]", "1", null, "line_items[0][price_data][product_data][name]")]
    [InlineData("line_items[0][quantity]", "two", "parameter_invalid_integer")]
    [InlineData("line_items[0][quantity]", "1.0", "parameter_invalid_integer")]
    [InlineData("line_items[foo]", "1", null, "line_items")]
    [InlineData("locale", "xx", null)]
    [InlineData("submit_type", "nonsense", null)]
    [InlineData("billing_address_collection", "nonsense", null)]
    [InlineData("ui_mode", "embedded", null)]
    [InlineData("mode", "subscription", null)]
    [InlineData("currency", "usd", null)]
    [InlineData("metadata", "text", null)]
    [InlineData("foo", "1", "parameter_unknown")]
    [InlineData("success_url", "", "parameter_invalid_empty")]
    [InlineData("payment_method_types[0]", "klarna", null, "payment_method_types")]
    [InlineData("expand[0]", "amount_total", null, "expand")]
    [InlineData("expand[0]", "payment_intent.nonsense", null, "expand")]
    [InlineData("expand[0]", "payment_intent.latest_charge.payment_intent.latest_charge.payment_intent", null, "expand")]
    [InlineData("customer_email", "a@b", "email_invalid")]
    [InlineData("customer_email", "a b@example.com", "email_invalid")]
    [InlineData("customer_email", "jürgen@müller.example", "email_invalid")]
    [InlineData("customer_email", "ana@müller.example", "email_invalid")]
    [InlineData("customer_email", " ana@example.com", "email_invalid")]
    [InlineData("customer_email", "a..b@example.com", "email_invalid")]
    public async Task A_parameter_of_a_new_session_that_is_wrong_at_any_depth_is_refused_by_its_name(string name, string value,
        string? code, string? param = null)
    {
        var (status, error) = await SendAsync(HttpMethod.Post, "/v1/checkout/sessions", [.. Session, (name, value)]);
        Assert.Equal((400, "invalid_request_error", code, param ?? name),
            (status, (string?)error["type"], (string?)error["code"], (string?)error["param"]));
        Assert.StartsWith("https://dashboard.stripe.com/test/logs/req_", (string?)error["request_log_url"], StringComparison.Ordinal);
        Assert.Empty((await _sandbox.LedgerAsync())["sessions"]!.AsArray());
    }

    [Theory]
    [InlineData("GET", "/v1/checkout/sessions")]
    [InlineData("GET", "/v1/checkout/sessions/{session}")]
    [InlineData("GET", "/v1/checkout/sessions/{session}/line_items")]
    [InlineData("POST", "/v1/checkout/sessions/{session}/expire")]
    [InlineData("GET", "/v1/payment_intents")]
    [InlineData("GET", "/v1/payment_intents/{intent}")]
    [InlineData("POST", "/v1/payment_intents/{intent}/cancel")]
    [InlineData("GET", "/v1/charges")]
    [InlineData("GET", "/v1/charges/{charge}")]
    [InlineData("GET", "/v1/refunds")]
    [InlineData("POST", "/v1/refunds")]
    [InlineData("GET", "/v1/disputes")]
    [InlineData("GET", "/v1/balance_transactions")]
    [InlineData("GET", "/v1/events")]
    public async Task An_unknown_parameter_is_refused_on_every_route(string method, string path)
    {
        var paid = await _sandbox.PaidSessionAsync();
        var charge = (await _sandbox.Stripe.V1.PaymentIntents.GetAsync(paid.PaymentIntentId)).LatestChargeId;
        path = path.Replace("{session}", paid.Id, StringComparison.Ordinal)
            .Replace("{intent}", paid.PaymentIntentId, StringComparison.Ordinal).Replace("{charge}", charge, StringComparison.Ordinal);
        (string, string)[] rest = path == "/v1/refunds" && method == "POST" ? [("charge", charge)] : [];
        foreach (var (name, value, param) in new[] { ("foo", "1", "foo"), ("expand[0]", "nonsense", "expand"),
            ("limit[foo]", "1", "limit") })
        {
            var (status, error) = await SendAsync(new HttpMethod(method), path, [(name, value), .. rest]);
            Assert.Equal((400, param), (status, (string?)error["param"]));
        }

        Assert.Empty((await _sandbox.LedgerAsync())["refunds"]!.AsArray());
    }

    [Theory]
    [InlineData("created[foo]", "1", "created[foo]")]
    [InlineData("created[gte]", "yesterday", "created[gte]")]
    [InlineData("limit", "ten", "limit")]
    [InlineData("limit", "101", "limit")]
    [InlineData("status", "nonsense", "status")]
    public async Task A_list_that_is_narrowed_wrongly_is_refused(string name, string value, string param)
    {
        var (status, error) = await SendAsync(HttpMethod.Get, "/v1/checkout/sessions", [(name, value)]);
        Assert.Equal((400, param), (status, (string?)error["param"]));
    }

    [Theory]
    [InlineData("amount", "1.5", "amount", "parameter_invalid_integer")]
    [InlineData("reason", "nonsense", "reason", null)]
    [InlineData("payment_intent", "{intent}", "payment_intent", "parameters_exclusive")]
    public async Task A_refund_that_is_asked_for_wrongly_is_refused(string name, string value, string param, string? code)
    {
        var paid = await _sandbox.PaidSessionAsync();
        var charge = (await _sandbox.Stripe.V1.PaymentIntents.GetAsync(paid.PaymentIntentId)).LatestChargeId;
        var (status, error) =
            await SendAsync(HttpMethod.Post, "/v1/refunds",
            [("charge", charge), (name, value.Replace("{intent}", paid.PaymentIntentId, StringComparison.Ordinal))]);
        Assert.Equal((400, param, code), (status, (string?)error["param"], (string?)error["code"]));
    }

    [Fact]
    public async Task Another_version_of_the_api_is_refused()
    {
        var (status, error) = await SendAsync(HttpMethod.Get, "/v1/checkout/sessions", [], version: "1999-01-01");
        Assert.Equal(400, status);
        Assert.Contains("1999-01-01", (string?)error["message"], StringComparison.Ordinal);
        Assert.Equal(200, (await SendAsync(HttpMethod.Get, "/v1/checkout/sessions", [], version: StripeConfiguration.ApiVersion)).Status);
    }

    [Fact]
    public async Task What_is_to_be_expanded_comes_in_place_of_its_id()
    {
        var paid = await _sandbox.PaidSessionAsync();
        var whole = await _sandbox.Stripe.V1.Checkout.Sessions.GetAsync(paid.Id,
            new SessionGetOptions { Expand = ["line_items", "payment_intent.latest_charge"] });
        Assert.Equal((2, paid.PaymentIntentId, 1290),
            (whole.LineItems.Data.Count, whole.PaymentIntent.Id, whole.PaymentIntent.LatestCharge.Amount));
        var listed = await _sandbox.Stripe.V1.Charges.ListAsync(new ChargeListOptions { Expand = ["data.payment_intent"] });
        Assert.Equal(paid.PaymentIntentId, Assert.Single(listed).PaymentIntent.Id);
    }

    [Theory]
    [InlineData("eur", 50)]
    [InlineData("gbp", 30)]
    [InlineData("huf", 17_500)]
    [InlineData("jpy", 50)]
    [InlineData("dkk", 250)]
    public async Task The_least_that_Stripe_charges_is_that_of_the_currency(string currency, long least)
    {
        await _sandbox.CreateSessionAsync(change: options => options.LineItems = [Sessions.Line("Tea", least, 1, currency)]);
        var refused =
            await Assert.ThrowsAsync<StripeException>(() =>
            _sandbox.CreateSessionAsync(change: options => options.LineItems = [Sessions.Line("Tea", least - 1, 1, currency)]));
        Assert.Equal("amount_too_small", refused.StripeError.Code);
    }

    [Theory]
    [InlineData("sepa_debit")]
    [InlineData("multibanco")]
    public async Task A_method_for_euro_is_refused_in_another_currency(string method)
    {
        var refused = await Assert.ThrowsAsync<StripeException>(() => _sandbox.CreateSessionAsync(change: options =>
        {
            options.AllowedPaymentMethodTypes = [method];
            options.LineItems = [Sessions.Line("Tea", 500, 1, "usd")];
        }));
        Assert.Equal("allowed_payment_method_types", refused.StripeError.Param);
    }

    [Theory]
    [InlineData("no_payment_methods", 400, null)]
    [InlineData("account_invalid", 400, "account_invalid")]
    [InlineData("permission", 403, null)]
    public async Task An_account_in_trouble_makes_no_session_until_it_is_put_right(string account, int status, string? code)
    {
        await _sandbox.ChaosAsync(("account", account));
        var refused = await Assert.ThrowsAsync<StripeException>(() => _sandbox.CreateSessionAsync());
        Assert.Equal((status, code), ((int)refused.HttpStatusCode, refused.StripeError.Code));
        await _sandbox.ChaosAsync(("off", "true"));
        Assert.Equal("open", (await _sandbox.CreateSessionAsync()).Status);
    }

    private static (string, string)[] Session =>
    [
        ("mode", "payment"), ("success_url", "http://shop.test/"), ("line_items[0][quantity]", "1"),
            ("line_items[0][price_data][currency]", "eur"),
        ("line_items[0][price_data][unit_amount]", "500"), ("line_items[0][price_data][product_data][name]", "Tea"),
    ];

    private async Task<(int Status, JsonObject Error)> SendAsync(HttpMethod method, string path, (string Name, string Value)[] fields,
        string? version = null)
    {
        // The last of two values of one name counts.
        using var form =
            new FormUrlEncodedContent(fields.GroupBy(field => field.Name).Select(same => KeyValuePair.Create(same.Key, same.Last().Value)));
        var query = method == HttpMethod.Get ? $"?{await form.ReadAsStringAsync()}" : "";
        using var request =
            new HttpRequestMessage(method, $"/sandbox/stripe{path}{query}") { Content = method == HttpMethod.Get ? null : form };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "sk_test_tests");
        if (version is not null) request.Headers.Add("Stripe-Version", version);
        using var answer = await _sandbox.Http.SendAsync(request);
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
        return ((int)answer.StatusCode, body["error"]?.AsObject() ?? []);
    }
}
