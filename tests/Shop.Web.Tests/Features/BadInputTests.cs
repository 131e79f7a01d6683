using System.Net;
using System.Text;
using Shop.TestKit;
using Stripe;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Features;

/// <summary>Whatever is typed or sent: a clear answer in the page, nothing lost, never a 500.</summary>
public sealed class BadInputTests(SharedShop shared) : IClassFixture<SharedShop>
{
    [Theory]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("1.5")]
    [InlineData("1,5")]
    [InlineData("999999999999999999999")]
    [InlineData("100")]
    [InlineData("٣")]
    [InlineData("")]
    [InlineData("two")]
    [InlineData("+1")]
    public async Task A_quantity_that_is_none_is_refused_with_words_and_the_cart_stays(string quantity)
    {
        using var shopper = new CookieShopper(shared.Shop.Address);
        var sku = (await shopper.FindVariantsAsync(1))[0].Sku;
        await shopper.AddToCartAsync(sku, 2);
        var answer = await shopper.PostAndFollowAsync("/cart/lines", ("sku", sku), ("quantity", quantity));
        Assert.Contains("Enter a quantity", answer.Alerts, StringComparison.Ordinal);
        Assert.Equal(quantity.Length == 0 ? "1" : quantity, answer.Document.QuerySelector("#quantity")!.GetAttribute("value"));
        if (quantity != "0")
            Assert.Contains("Enter a quantity", (await shopper.PostAndFollowAsync($"/cart/lines/{sku}", ("quantity", quantity)))
                .Alerts, StringComparison.Ordinal);
        Assert.Equal("2", (await shopper.GetAsync("/cart")).Document.QuerySelector("li[data-sku]")!.GetAttribute("data-quantity"));
    }

    [Theory]
    [InlineData("NO-SUCH-SKU")]
    [InlineData("' OR 1=1 --")]
    [InlineData("")]
    public async Task An_unknown_sku_is_refused_with_words(string sku)
    {
        using var shopper = new CookieShopper(shared.Shop.Address);
        Assert.Contains("not for sale", (await shopper.PostAndFollowAsync("/cart/lines", ("sku", sku), ("quantity", "1")))
            .Alerts, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("WRONG")]
    [InlineData("SPRING24")]
    [InlineData("WELCОME10")]
    [InlineData("")]
    public async Task A_coupon_that_does_not_hold_is_refused_with_the_same_words_for_all(string code)
    {
        using var shopper = new CookieShopper(shared.Shop.Address);
        await shopper.AddToCartAsync((await shopper.FindVariantsAsync(1))[0], 1);
        var answer = await shopper.PostAndFollowAsync("/cart/coupon", ("code", code));
        Assert.Contains("This code cannot be used", answer.Alerts, StringComparison.Ordinal);
        Assert.Equal(code, answer.Document.QuerySelector("#code")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task A_coupon_in_another_case_and_with_spaces_is_the_same_coupon()
    {
        using var shopper = new CookieShopper(shared.Shop.Address);
        await shopper.AddToCartAsync((await shopper.FindVariantsAsync(1))[0], 1);
        Assert.Equal(HttpStatusCode.SeeOther, (await shopper.PostAsync("/cart/coupon", ("code", "  welcome10 "))).Status);
    }

    [Theory]
    [InlineData("nobody", "17004", "ES", "email")]
    [InlineData("a@b", "17004", "ES", "email")]
    [InlineData("ana@example.com", "1700", "ES", "postcode")]
    [InlineData("ana@example.com", "60000", "ES", "postcode")]
    [InlineData("ana@example.com", "17004", "NL", "postcode")]
    [InlineData("ana@example.com", "17004", "XX", "country")]
    public async Task A_wrong_address_keeps_all_that_was_typed_and_points_at_its_field(string email, string postcode, string country,
        string field)
    {
        using var shopper = new CookieShopper(shared.Shop.Address);
        await shopper.AddToCartAsync((await shopper.FindVariantsAsync(1))[0], 1);
        var answer = await shopper.FollowAsync(
            await shopper.SubmitCheckoutAsync(new CheckoutFields { Email = email, Postcode = postcode, Country = country }));
        Assert.NotNull(answer.Document.QuerySelector($"[role=alert] a[href='#{field}']"));
        Assert.Equal("Núria Vidal Ros", answer.Document.QuerySelector("#name")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_form_sent_twice_is_one_order_and_a_total_that_was_changed_by_hand_is_refused()
    {
        using var shopper = new CookieShopper(shared.Shop.Address);
        await shopper.AddToCartAsync((await shopper.FindVariantsAsync(1))[0], 1);
        var page = await shopper.VisitAsync("/checkout");
        var fields = new CheckoutFields().ToFields();
        Assert.False((await shopper.SubmitAsync(page, "/checkout", [.. fields, ("total", "1")])).IsPlaced());
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => shopper.SubmitAsync(page, "/checkout", fields)));
        Assert.Single(answers.Select(answer => answer.Location).Distinct());
        Assert.True(answers[0].IsPlaced());
    }

    [Theory]
    [InlineData(null, 400)]
    [InlineData("nonsense", 400)]
    [InlineData("t=1,v1=00", 400)]
    public async Task A_webhook_without_a_good_signature_is_400(string? signature, int expected) =>
        Assert.Equal(expected, await WebhookAsync("{\"id\":\"evt_1\",\"type\":\"x\"}", signature));

    [Fact]
    public async Task An_old_signature_is_400_an_unknown_type_and_a_duplicate_are_200_a_huge_body_is_413()
    {
        var secret = await System.IO.File.ReadAllTextAsync(Path.Combine(shared.Shop.DataPath, "sandbox", "webhook-secret"));
        var body = "{\"id\":\"evt_unknown\",\"object\":\"event\",\"type\":\"moon.risen\",\"livemode\":false,\"data\":{\"object\":null}}";
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        string Sign(string text, long at) => EventUtility.GenerateSignatureHeader(text, secret.Trim(), at);
        Assert.Equal(400, await WebhookAsync(body, Sign(body, now - 400)));
        Assert.Equal(400, await WebhookAsync(body + " ", Sign(body, now)));
        Assert.Equal(400, await WebhookAsync("not json", Sign("not json", now)));
        Assert.Equal(200, await WebhookAsync(body, Sign(body, now)));
        Assert.Equal(200, await WebhookAsync(body, Sign(body, now)));
        Assert.Equal(413, await WebhookAsync(new string(' ', (1024 * 1024) + 1), "t=1,v1=00"));
    }

    [Theory]
    [InlineData("missing data", "{{\"id\":\"evt_{0}\",\"type\":\"checkout.session.completed\",\"livemode\":false}}")]
    [InlineData("foreign version",
        "{{\"id\":\"evt_{0}\",\"type\":\"charge.refunded\",\"livemode\":false,\"api_version\":\"1999-01-01.nonsense\",\"data\":{{\"object\":[]}}}}")]
    [InlineData("a live event",
        "{{\"id\":\"evt_{0}\",\"type\":\"charge.refunded\",\"livemode\":true,\"data\":{{\"object\":{{\"id\":\"ch_1\"}}}}}}")]
    [InlineData("wrong kinds",
        "{{\"id\":\"evt_{0}\",\"type\":\"refund.created\",\"livemode\":\"no\",\"data\":{{\"object\":{{\"id\":7,\"metadata\":\"x\",\"payment_intent\":{{}}}}}}}}")]
    public async Task A_signed_event_of_any_shape_is_stored_and_ends_with_a_reason(string what, string form)
    {
        var id = Guid.NewGuid().ToString("N");
        var body = string.Format(System.Globalization.CultureInfo.InvariantCulture, form, id);
        Assert.Equal(200, await SignedAsync(body));
        await Eventually.TrueAsync(async () => await OutcomesAsync($"evt_{id}") == 1, TimeSpan.FromMinutes(3), $"{what} was not acted on");
    }

    [Fact]
    public async Task A_signed_event_that_is_nested_very_deep_is_stored_and_one_without_end_is_refused()
    {
        var id = Guid.NewGuid().ToString("N");
        string Nested(int depth) =>
            $"{{\"id\":\"evt_{id}\",\"type\":\"charge.refunded\",\"livemode\":false,\"data\":{new string('[', depth)}{new string(']', depth)}}}";
        Assert.Equal(400, await SignedAsync(Nested(5000)));
        Assert.Equal(200, await SignedAsync(Nested(100)));
        await Eventually.TrueAsync(async () => await OutcomesAsync($"evt_{id}") == 1, TimeSpan.FromMinutes(3),
            "the deep event was not acted on");
    }

    private async Task<long> OutcomesAsync(string eventId) => await ShopDatabase.Of(shared.Shop, null)
        .NumberAsync($"SELECT COUNT(*) FROM payments_webhook_event WHERE Id = '{eventId}' AND Outcome LIKE 'ignored:%'");

    private async Task<int> SignedAsync(string body)
    {
        var secret = await System.IO.File.ReadAllTextAsync(Path.Combine(shared.Shop.DataPath, "sandbox", "webhook-secret"));
        return await WebhookAsync(body,
            EventUtility.GenerateSignatureHeader(body, secret.Trim(), DateTimeOffset.UtcNow.ToUnixTimeSeconds()));
    }

    [Theory]
    [InlineData("/catalogue?page=-5")]
    [InlineData("/catalogue?page=99999999999")]
    [InlineData("/catalogue?sort=%00")]
    [InlineData("/search?q=%25_%27%22%3Cscript%3E")]
    [InlineData("/search?q=%ED%A0%80")]
    [InlineData("/cart?country=%00")]
    public async Task A_strange_address_is_answered_with_a_page(string path)
    {
        using var shopper = new CookieShopper(shared.Shop.Address);
        Assert.InRange((int)(await shopper.GetAsync(path)).Status, 200, 404);
    }

    [Fact]
    public async Task Orders_and_the_back_office_are_closed_to_strangers_and_nothing_is_removed_by_a_link()
    {
        using var stranger = new CookieShopper(shared.Shop.Address);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/orders/AAAAAAAAAAAAAAAAAAAAAAAAAAA")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/checkout/return?order=AAAA")).Status);
        Assert.Equal(HttpStatusCode.Found, (await stranger.GetAsync("/admin/orders")).Status);
        Assert.Equal(HttpStatusCode.Found, (await stranger.GetAsync("/admin/orders/export.csv")).Status);
        Assert.Equal(HttpStatusCode.Found, (await stranger.GetAsync("/admin/jobs")).Status);
        Assert.Equal("/cart", (await stranger.GetAsync("/cart/coupon/remove")).Location!.AbsolutePath);
    }

    private async Task<int> WebhookAsync(string body, string? signature)
    {
        using var client = new HttpClient { BaseAddress = shared.Shop.Address };
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        if (signature is not null) content.Headers.TryAddWithoutValidation("Stripe-Signature", signature);
        using var answer = await client.PostAsync(new Uri("/webhooks/stripe", UriKind.Relative), content);
        return (int)answer.StatusCode;
    }
}
