using System.Globalization;
using Stripe;
using Stripe.Checkout;
using Xunit;

namespace Shop.Web.Tests.Sandbox;

public sealed class CheckoutSessionTests : IAsyncLifetime
{
    private SandboxHost _sandbox = null!;

    public async Task InitializeAsync() => _sandbox = await SandboxHost.StartAsync();

    public async Task DisposeAsync() => await _sandbox.DisposeAsync();

    [Fact]
    public async Task A_new_session_is_open_and_has_the_total_of_its_lines()
    {
        var session = await _sandbox.CreateSessionAsync();

        Assert.Equal("open", session.Status);
        Assert.Equal("unpaid", session.PaymentStatus);
        Assert.Equal(1290, session.AmountTotal);
        Assert.Equal("eur", session.Currency);
        Assert.Equal("order-1", session.ClientReferenceId);
        Assert.Equal("order-1", session.Metadata["order_id"]);
        Assert.Equal($"http://sandbox.test{SandboxHost.PagePath(session)}", session.Url);
        Assert.Null(session.PaymentIntentId);
        Assert.False(session.Livemode);
        Assert.StartsWith("req_", session.StripeResponse.RequestId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chosen_shipping_is_part_of_the_total()
    {
        var session = await _sandbox.CreateSessionAsync(change: options => options.ShippingOptions =
        [
            new SessionShippingOptionOptions
            {
                ShippingRateData = new SessionShippingOptionShippingRateDataOptions
                {
                    DisplayName = "Post", Type = "fixed_amount",
                    FixedAmount = new SessionShippingOptionShippingRateDataFixedAmountOptions { Amount = 450, Currency = "eur" },
                },
            },
        ]);

        Assert.Equal((1740, 1290, 450), (session.AmountTotal, session.AmountSubtotal, session.ShippingCost.AmountTotal));
    }

    [Theory]
    [InlineData("success_url", "parameter_missing")]
    [InlineData("line_items", "parameter_missing")]
    [InlineData("mode", "parameter_missing")]
    public async Task A_missing_parameter_is_named(string missing, string code)
    {
        var error = await RefusalAsync(options =>
        {
            if (missing == "success_url") options.SuccessUrl = null;
            if (missing == "line_items") options.LineItems = null;
            if (missing == "mode") options.Mode = null;
        });

        Assert.Equal((code, missing, "invalid_request_error"), (error.Code, error.Param, error.Type));
    }

    [Fact]
    public async Task A_line_without_quantity_is_named_by_its_full_key() =>
        Assert.Equal("line_items[1][quantity]", (await RefusalAsync(options => options.LineItems[1].Quantity = null)).Param);

    [Theory]
    [InlineData(29)]
    [InlineData(24 * 60 + 1)]
    public async Task A_life_below_30_minutes_or_above_24_hours_is_refused(int minutes) =>
        Assert.Equal("expires_at",
            (await RefusalAsync(options => options.ExpiresAt = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(minutes))).Param);

    [Theory]
    [InlineData(49, "amount_too_small")]
    [InlineData(100_000_000, null)]
    public async Task An_amount_that_Stripe_could_not_charge_is_refused(long amount, string? code) =>
        Assert.Equal(code, (await RefusalAsync(options => options.LineItems = [Sessions.Line("Tea", amount, 1)])).Code);

    [Fact]
    public async Task Lines_in_two_currencies_are_refused() =>
        Assert.Equal("line_items", (await RefusalAsync(options => options.LineItems[1] = Sessions.Line("Post", 100, 1, "usd"))).Param);

    [Fact]
    public async Task What_the_sandbox_does_not_simulate_is_refused_and_not_passed_over() =>
        Assert.Equal("parameter_unknown", (await RefusalAsync(options => options.AllowPromotionCodes = true)).Code);

    [Fact]
    public async Task An_open_session_can_be_expired_once()
    {
        var session = await _sandbox.CreateSessionAsync();

        var expired = await _sandbox.Stripe.V1.Checkout.Sessions.ExpireAsync(session.Id);

        Assert.Equal(("expired", null), (expired.Status, expired.Url));
        await Assert.ThrowsAsync<StripeException>(() => _sandbox.Stripe.V1.Checkout.Sessions.ExpireAsync(session.Id));
    }

    [Fact]
    public async Task All_fields_of_Stripes_sample_are_there()
    {
        var session = await _sandbox.CreateSessionAsync();

        Assert.Equal(60, session.RawJsonElement!.Value.EnumerateObject().Count());
        Assert.Equal(session.Created.AddHours(24)
            .ToString("s", CultureInfo.InvariantCulture), session.ExpiresAt.ToString("s", CultureInfo.InvariantCulture));
    }

    private async Task<StripeError> RefusalAsync(Action<SessionCreateOptions> change) =>
        (await Assert.ThrowsAsync<StripeException>(() => _sandbox.CreateSessionAsync(change: change))).StripeError;
}
