using System.Text.Json.Nodes;
using Shop.TestKit.StripeTypes;
using Shop.Web.Tests.Sandbox;
using Stripe;
using Xunit;

namespace Shop.Web.Tests.StripeTypes;

/// <summary>The check against Stripe's types finds what is wrong: each kind of deviation is planted into what is right.</summary>
public sealed class StripeTypesCheckTests : IAsyncLifetime
{
    private readonly RecordingWire _wire = new();
    private SandboxHost _sandbox = null!;

    public async Task InitializeAsync() => _sandbox = await SandboxHost.StartAsync();

    public async Task DisposeAsync()
    {
        await _sandbox.DisposeAsync();
        _wire.Dispose();
    }

    [Fact]
    public void The_types_are_of_the_version_that_Stripe_net_asks_for() =>
        Assert.Equal(StripeConfiguration.ApiVersion, StripeSchema.Published.ApiVersion);

    [Theory]
    [InlineData("&payment_intent_data[foo]=1", "params.payment_intent_data.foo is unknown")]
    [InlineData("&line_items[0][price_data][foo]=1", "params.line_items[0].price_data.foo is unknown")]
    [InlineData("&line_items[0][price_data][product_data][foo]=1", "params.line_items[0].price_data.product_data.foo is unknown")]
    [InlineData("&foo=1", "params.foo is unknown")]
    [InlineData("&ui_mode=embedded", "params.ui_mode is \"embedded\"")]
    [InlineData("&locale=xx", "params.locale is \"xx\"")]
    [InlineData("&line_items[0][price_data][tax_behavior]=nonsense", "params.line_items[0].price_data.tax_behavior is \"nonsense\"")]
    [InlineData("&line_items[1][quantity]=two", "params.line_items[1].quantity is \"two\"")]
    [InlineData("&payment_intent_data=x", "params.payment_intent_data is \"x\"")]
    [InlineData("&line_items[2][price_data][unit_amount]=1", "params.line_items[2].price_data.currency is missing")]
    [InlineData("&allow_promotion_codes=yes", "params.allow_promotion_codes is \"yes\"")]
    [InlineData("&expand[0]=line_items.data.nothing", "expand: line_items.data.nothing cannot be expanded")]
    [InlineData("&expand[0]=amount_total", "expand: amount_total cannot be expanded")]
    [InlineData("&success_url=", "params.success_url is \"\"")]
    public async Task A_planted_parameter_is_found(string planted, string found)
    {
        var call = await NewSessionAsync();
        Assert.Contains(StripeTypesCheck.OfRequest(call with { Form = call.Form + planted }),
            deviation => deviation.StartsWith(found, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Stripe-Version", "2019-01-01")]
    [InlineData("Idempotency-Key", "")]
    [InlineData("Authorization", "sk_test_x")]
    [InlineData("Content-Type", "application/json")]
    public async Task A_planted_header_is_found(string name, string value)
    {
        var call = await NewSessionAsync();
        var headers = new Dictionary<string, string>(call.Headers, StringComparer.OrdinalIgnoreCase) { [name] = value };
        Assert.Contains(name, Assert.Single(StripeTypesCheck.OfRequest(call with { Headers = headers })), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("foo", "1", "answer.foo is unknown")]
    [InlineData("total_details.foo", "1", "answer.total_details.foo is unknown")]
    [InlineData("status", "\"done\"", "answer.status is \"done\"")]
    [InlineData("status", "7", "answer.status is 7")]
    [InlineData("id", "null", "answer.id is null")]
    [InlineData("livemode", "\"false\"", "answer.livemode is \"false\"")]
    [InlineData("amount_total", "12.5", "answer.amount_total is 12.5")]
    [InlineData("amount_total", "\"1290\"", "answer.amount_total is \"1290\"")]
    [InlineData("payment_method_types", "\"card\"", "answer.payment_method_types is \"card\"")]
    [InlineData("metadata", "{\"a\":1}", "answer.metadata.a is 1")]
    [InlineData("shipping_options", "null", "answer.shipping_options is null")]
    [InlineData("payment_intent", "{\"id\":\"pi_1\"}", "answer.payment_intent is an object where its id belongs")]
    [InlineData("line_items", "{\"object\":\"list\",\"data\":[],\"has_more\":false,\"url\":\"/\"}",
        "answer.line_items is there without being asked for")]
    [InlineData("customer_details.email", "7", "answer.customer_details.email is 7")]
    public async Task A_planted_field_of_an_answer_is_found(string place, string json, string found)
    {
        var call = await NewSessionAsync();
        Assert.Contains(StripeTypesCheck.OfAnswer(call with { Body = With(call.Body, place, json) }),
            deviation => deviation.StartsWith(found, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("amount_total")]
    [InlineData("payment_status")]
    [InlineData("automatic_tax.enabled")]
    public async Task A_field_that_is_taken_away_is_found(string place)
    {
        var call = await NewSessionAsync();
        Assert.Contains($"answer.{place} is missing", StripeTypesCheck.OfAnswer(call with { Body = With(call.Body, place, null) }));
    }

    [Theory]
    [InlineData("{\"error\":{\"type\":\"nonsense\",\"message\":\"m\",\"request_log_url\":\"https://x\"}}", "error.type is")]
    [InlineData("{\"error\":{\"type\":\"api_error\",\"request_log_url\":\"https://x\"}}", "error.message is missing")]
    [InlineData("{\"error\":{\"type\":\"api_error\",\"message\":\"m\",\"request_log_url\":\"https://x\",\"code\":\"nonsense\"}}",
        "error.code is")]
    [InlineData("{\"error\":{\"type\":\"api_error\",\"message\":\"m\",\"request_log_url\":\"https://x\",\"foo\":1}}",
        "error.foo is unknown")]
    [InlineData("{\"message\":\"m\"}", "an error is")]
    public async Task A_planted_fault_of_an_error_is_found(string body, string found)
    {
        var call = await NewSessionAsync();
        Assert.Contains(StripeTypesCheck.OfAnswer(call with { Status = 400, Body = body }),
            deviation => deviation.StartsWith(found, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("type", "\"charge.nonsense\"", "event.type charge.nonsense does not exist")]
    [InlineData("type", "\"customer.created\"", "event.type customer.created is about an object that the schema does not have")]
    [InlineData("type", "\"charge.succeeded\"", "charge.succeeded.object.amount is missing")]
    [InlineData("data.object", "null", "checkout.session.expired.object is missing")]
    [InlineData("data.object.foo", "1", "checkout.session.expired.object.foo is unknown")]
    [InlineData("data.foo", "{}", "event.data.foo is unknown")]
    [InlineData("data.previous_attributes", "{\"foo\":1}", "checkout.session.expired.previous_attributes.foo is unknown")]
    [InlineData("data.previous_attributes", "{\"status\":\"done\"}", "checkout.session.expired.previous_attributes.status is")]
    [InlineData("pending_webhooks", "null", "event.pending_webhooks is null")]
    public async Task A_planted_fault_of_an_event_is_found(string place, string json, string found)
    {
        var session = await _sandbox.CreateSessionAsync();
        await _sandbox.Stripe.V1.Checkout.Sessions.ExpireAsync(session.Id);
        var told = (await _sandbox.LedgerAsync())["events"]!.AsArray()
            .Single(told => (string?)told!["type"] == "checkout.session.expired")!.AsObject();
        told.Remove("deliveries");
        Assert.Empty(StripeTypesCheck.OfEvent(told));
        Assert.Contains(StripeTypesCheck.OfEvent(JsonNode.Parse(With(told.ToJsonString(), place, json))),
            deviation => deviation.StartsWith(found, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_route_that_Stripe_does_not_have_is_found()
    {
        var call = await NewSessionAsync();
        Assert.NotEmpty(StripeTypesCheck.OfRequest(call with { Path = "/v1/checkout/sesions" }));
        Assert.NotEmpty(StripeTypesCheck.OfAnswer(call with { Path = "/v1/checkout/sesions" }));
    }

    // As it goes over the wire, with nothing wrong in it.
    private async Task<StripeExchange> NewSessionAsync()
    {
        using var http = new HttpClient(_wire, disposeHandler: false);
        var client = _sandbox.ClientWith("sk_test_tests", http);
        await client.V1.Checkout.Sessions.CreateAsync(Sessions.Options(), new RequestOptions { IdempotencyKey = "session" });
        var call = _wire.Exchanges[^1];
        Assert.Empty(StripeTypesCheck.OfRequest(call));
        Assert.Empty(StripeTypesCheck.OfAnswer(call));
        return call;
    }

    private static string With(string body, string place, string? json)
    {
        var root = JsonNode.Parse(body)!.AsObject();
        var names = place.Split('.');
        var into = names[..^1].Aggregate(root, (node, name) => node[name]!.AsObject());
        if (json is null) into.Remove(names[^1]);
        else into[names[^1]] = JsonNode.Parse(json);
        return root.ToJsonString();
    }
}
