using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Settings;
using Xunit;

namespace Shop.Web.Tests.MerchantSettings;

/// <summary>A closed shop shows shoppers its opening page, and staff the shop (decision 0041).</summary>
public sealed class ClosedShopTests
{
    private const string OpeningPage = "/admin/settings/opening";

    [Fact]
    public async Task Shoppers_of_a_closed_shop_see_its_opening_page_wherever_they_come_and_nothing_else_of_it()
    {
        await using var shop = await ClosedAsync();
        foreach (var path in new[] { "/", "/es", "/cart", "/checkout", "/catalogue", "/search?q=a", "/products/none", "/no-such-page",
            "/sitemap.xml", "/opening" })
        {
            using var client = shop.Client();
            using var answer = await client.GetAsync(path);
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "3600"), (answer.StatusCode, answer.Headers.RetryAfter?.ToString()));
            var body = await answer.Content.ReadAsStringAsync();
            Assert.Contains("hola@casa.example", body, StringComparison.Ordinal);
            Assert.Contains(path == "/es" ? "Abrimos pronto" : "We open soon", body, StringComparison.Ordinal);
            Assert.Contains("noindex", body, StringComparison.Ordinal);
            // Who bought before it was closed may withdraw.
            Assert.Contains(path == "/es" ? "/es/withdraw" : "/withdraw", body, StringComparison.Ordinal);
        }

        using var buyer = shop.Client();
        using var form = new FormUrlEncodedContent([new("sku", "TEA"), new("quantity", "1")]);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await buyer.PostAsync("/cart/lines", form)).StatusCode);
    }

    [Theory]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/robots.txt", HttpStatusCode.OK)]
    [InlineData("/favicon.svg", HttpStatusCode.OK)]
    [InlineData("/admin/sign-in", HttpStatusCode.OK)]
    [InlineData("/orders/of-nobody", HttpStatusCode.NotFound)]
    [InlineData("/withdraw", HttpStatusCode.OK)]
    [InlineData("/orders/of-nobody/withdraw", HttpStatusCode.NotFound)]
    [InlineData("/withdraw/receipts/of-nobody", HttpStatusCode.NotFound)]
    [InlineData("/checkout/return?order=none", HttpStatusCode.NotFound)]
    public async Task What_was_bought_and_what_programs_ask_for_is_served_while_the_shop_is_closed(string path, HttpStatusCode status)
    {
        await using var shop = await ClosedAsync();
        Assert.Equal(status, (await shop.SeeAsync(path)).Status);
        using var stripe = shop.Client();
        Assert.Equal(HttpStatusCode.BadRequest, (await stripe.PostAsync("/webhooks/stripe", new StringContent("{}"))).StatusCode);
    }

    [Fact]
    public async Task Staff_see_the_closed_shop_with_a_bar_and_shoppers_see_it_without_once_it_is_open()
    {
        await using var shop = await ClosedAsync();
        using var staff = await shop.StaffAsync();
        for (var visit = 0; visit < 2; visit++) Assert.NotNull((await staff.GetAsync("/")).QuerySelector("div[data-shop-closed]"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await shop.SeeAsync("/")).Status);
        Assert.Contains("The shop is closed", (await staff.GetAsync("/admin/attention")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await staff.PressAsync(await staff.GetAsync(OpeningPage), "main form button")).Status);
        var (status, body) = await shop.SeeAsync("/");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.DoesNotContain("data-shop-closed", body, StringComparison.Ordinal);
        Assert.DoesNotContain("The shop is closed", (await staff.GetAsync("/admin/attention")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_opens_a_shop_that_somebody_else_opened_and_closed_meanwhile_is_told_so()
    {
        await using var shop = await ClosedAsync();
        using var staff = await shop.StaffAsync();
        var old = await staff.GetAsync(OpeningPage);
        await staff.PressAsync(old, "main form button");
        await staff.PressAsync(await staff.GetAsync(OpeningPage), "main form button");
        Assert.Equal(HttpStatusCode.Conflict, (await staff.PressAsync(old, "main form button")).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await shop.SeeAsync("/")).Status);
    }

    [Fact]
    public async Task A_new_shop_in_Production_is_closed_until_it_is_opened_and_one_in_Development_is_open()
    {
        await using var production = await EmptyShop.StartAsync(
            "--environment=Production", "--Stripe:SecretKey=sk_live_nobody", "--Stripe:WebhookSecret=whsec_nobody",
                "--Smtp:Host=127.0.0.1");
        Assert.False(production.Services.GetRequiredService<CurrentSettings>().Of<Opening>().IsOpen);
        await using var development = await EmptyShop.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await development.SeeAsync("/")).Status);
    }

    private static async Task<EmptyShop> ClosedAsync()
    {
        var shop = await EmptyShop.StartAsync("--Seller:Email=hola@casa.example");
        using var staff = await shop.StaffAsync();
        await staff.PressAsync(await staff.GetAsync(OpeningPage), "main form button");
        return shop;
    }
}
