using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Stripe;
using Xunit;

namespace Shop.Web.Tests.Sandbox;

public sealed class IdempotencyTests : IAsyncLifetime
{
    private SandboxHost _sandbox = null!;

    public async Task InitializeAsync() => _sandbox = await SandboxHost.StartAsync();

    public async Task DisposeAsync() => await _sandbox.DisposeAsync();

    [Fact]
    public async Task The_same_key_and_parameters_get_the_stored_answer()
    {
        var first = await _sandbox.CreateSessionAsync(key: "order-1-pay-1");
        using var paid = await _sandbox.PayAsync(first);

        var second = await _sandbox.CreateSessionAsync(key: "order-1-pay-1");

        Assert.Equal(first.Id, second.Id);
        Assert.Equal("open", second.Status);
        Assert.Equal("true", second.StripeResponse.Headers.GetValues("Idempotent-Replayed").Single());
        Assert.Single((await _sandbox.LedgerAsync())["sessions"]!.AsArray());
    }

    [Fact]
    public async Task The_same_key_with_other_parameters_is_an_idempotency_error()
    {
        await _sandbox.CreateSessionAsync(key: "order-1-pay-1");

        var error = await Assert.ThrowsAsync<StripeException>(() =>
            _sandbox.CreateSessionAsync(key: "order-1-pay-1", options => options.ClientReferenceId = "order-2"));

        Assert.Equal((HttpStatusCode.BadRequest, "idempotency_error"), (error.HttpStatusCode, error.StripeError.Type));
    }

    [Fact]
    public async Task The_same_key_on_another_route_is_an_idempotency_error()
    {
        var session = await _sandbox.CreateSessionAsync(key: "order-1-pay-1");

        var error = await Assert.ThrowsAsync<StripeException>(() =>
            _sandbox.Stripe.V1.Checkout.Sessions.ExpireAsync(session.Id,
                requestOptions: new RequestOptions { IdempotencyKey = "order-1-pay-1" }));

        Assert.Equal("idempotency_error", error.StripeError.Type);
    }

    [Fact]
    public async Task A_key_that_is_still_in_use_is_a_conflict_and_both_end_with_one_session()
    {
        await _sandbox.ChaosAsync(("delay_ms", "1500"));

        var tries = await Task.WhenAll(StatusOfCreateAsync(), StatusOfCreateAsync());

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], tries.Order());
        Assert.Single((await _sandbox.LedgerAsync())["sessions"]!.AsArray());
    }

    [Fact]
    public async Task A_refused_parameter_leaves_the_key_free()
    {
        await Assert.ThrowsAsync<StripeException>(() =>
            _sandbox.CreateSessionAsync(key: "order-1-pay-1", options => options.LineItems = null));

        Assert.NotNull((await _sandbox.CreateSessionAsync(key: "order-1-pay-1")).Id);
    }

    [Fact]
    public async Task A_refusal_by_the_state_of_things_is_stored()
    {
        var paid = await _sandbox.PaidSessionAsync();
        var once = new RequestOptions { IdempotencyKey = "too-much" };
        var tooMuch = new RefundCreateOptions { PaymentIntent = paid.PaymentIntentId, Amount = 1291 };

        var first = await Assert.ThrowsAsync<StripeException>(() => _sandbox.Stripe.V1.Refunds.CreateAsync(tooMuch, once));
        var second = await Assert.ThrowsAsync<StripeException>(() => _sandbox.Stripe.V1.Refunds.CreateAsync(tooMuch, once));

        Assert.Equal(first.StripeError.Message, second.StripeError.Message);
        Assert.Equal("true", second.StripeResponse.Headers.GetValues("Idempotent-Replayed").Single());
    }

    [Fact]
    public async Task A_key_is_forgotten_after_24_hours()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var sandbox = await SandboxHost.StartAsync(clock: clock);
        var first = await sandbox.CreateSessionAsync(key: "order-1-pay-1");
        clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal(first.Id, (await sandbox.CreateSessionAsync(key: "order-1-pay-1")).Id);

        clock.Advance(TimeSpan.FromHours(1));

        Assert.NotEqual(first.Id, (await sandbox.CreateSessionAsync(key: "order-1-pay-1")).Id);
    }

    [Theory]
    [InlineData("sk_live_oh_no")]
    [InlineData("sk_test_")]
    public async Task A_key_that_is_no_test_key_is_unauthorised_and_not_repeated(string key)
    {
        var error = await Assert.ThrowsAsync<StripeException>(() => _sandbox.ClientWith(key).V1.Checkout.Sessions.ListAsync());

        Assert.Equal(HttpStatusCode.Unauthorized, error.HttpStatusCode);
        Assert.DoesNotContain("oh_no", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_any_key_and_on_unknown_routes_the_error_is_in_Stripes_form()
    {
        using var noKey = await _sandbox.Http.GetAsync(new Uri("/sandbox/stripe/v1/charges", UriKind.Relative));
        var missing = await Assert.ThrowsAsync<StripeException>(() => _sandbox.Stripe.V1.PaymentIntents.GetAsync("pi_none"));
        var unknown = await Assert.ThrowsAsync<StripeException>(() => _sandbox.Stripe.V1.Customers.GetAsync("cus_none"));

        Assert.Equal(HttpStatusCode.Unauthorized, noKey.StatusCode);
        Assert.NotNull(JsonNode.Parse(await noKey.Content.ReadAsStringAsync())!["error"]!["message"]);
        Assert.Equal((HttpStatusCode.NotFound, "resource_missing"), (missing.HttpStatusCode, missing.StripeError.Code));
        Assert.Equal(HttpStatusCode.NotFound, unknown.HttpStatusCode);
    }

    private async Task<HttpStatusCode> StatusOfCreateAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sandbox/stripe/v1/checkout/sessions");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "sk_test_tests");
        request.Headers.Add("Idempotency-Key", "order-1-pay-1");
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["mode"] = "payment", ["success_url"] = "http://shop.test/", ["line_items[0][quantity]"] = "1",
            ["line_items[0][price_data][currency]"] = "eur", ["line_items[0][price_data][unit_amount]"] = "500",
            ["line_items[0][price_data][product_data][name]"] = "Tea",
        });
        using var answer = await _sandbox.Http.SendAsync(request);
        return answer.StatusCode;
    }
}
