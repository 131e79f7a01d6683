using System.Net;
using Microsoft.Data.Sqlite;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Features;

/// <summary>Small things that the ancestor got wrong, asked of the whole shop.</summary>
public sealed class ShopperPagesTests(SharedShop shared) : IClassFixture<SharedShop>
{
    [Fact]
    public async Task A_new_visitors_cart_is_an_empty_page_and_looking_sets_no_cookie()
    {
        using var shopper = new CookieShopper(shared.Shop.Address);
        var cart = await shopper.GetAsync("/cart");
        Assert.Equal(HttpStatusCode.OK, cart.Status);
        Assert.Equal(0, cart.TotalMinor);
        using var client = new HttpClient { BaseAddress = shared.Shop.Address };
        using var answer = await client.GetAsync(new Uri("/catalogue", UriKind.Relative));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Fifty_parallel_adds_over_http_leave_fifty()
    {
        using var shopper = new CookieShopper(shared.Shop.Address);
        // There are 64 of them.
        const string sku = "LK-SEN-050";
        await shopper.AddToCartAsync(sku, 1);
        await Task.WhenAll(Enumerable.Range(0, 49).Select(_ => shopper.AddToCartAsync(sku, 1)));
        Assert.Equal("50", (await shopper.GetAsync("/cart")).Document.QuerySelector("li[data-sku]")!.GetAttribute("data-quantity"));
    }

    [Fact]
    public async Task An_order_that_is_too_dear_for_a_card_is_refused_with_words()
    {
        using var shopper = new CookieShopper(shared.Shop.Address);
        var sku = (await shopper.FindVariantsAsync(8))[7].Sku;
        var rows = ShopDatabase.Of(shared.Shop, null);
        var price = await rows.NumberAsync($"SELECT \"PriceMinor\" FROM catalogue_variant WHERE \"Sku\" = '{sku}'");
        await rows.ExecuteAsync($"UPDATE catalogue_variant SET \"PriceMinor\" = 99999999 WHERE \"Sku\" = '{sku}'");
        await shopper.AddToCartAsync(sku, 2);
        var refused = await shopper.FollowAsync(await shopper.SubmitCheckoutAsync(new CheckoutFields()));
        await rows.ExecuteAsync($"UPDATE catalogue_variant SET \"PriceMinor\" = {price} WHERE \"Sku\" = '{sku}'");
        Assert.Contains("cannot be paid by card", refused.Alerts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_links_to_itself_in_the_other_language_under_its_own_slug()
    {
        using var shopper = new CookieShopper(shared.Shop.Address);
        var page = await shopper.GetAsync("/products/round-stoneware-teapot");
        var spanish = page.Document.QuerySelector("a[hreflang=es]")!.GetAttribute("href")!;
        Assert.EndsWith("/es/products/tetera-redonda-de-gres", spanish, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await shopper.GetAsync(new Uri(spanish))).Status);
        Assert.Contains("64,00", (await shopper.GetAsync(new Uri(spanish))).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_bought_together_is_shown_and_never_the_product_itself_nor_what_is_sold_out()
    {
        using var shopper = new CookieShopper(shared.Shop.Address);
        var page = await shopper.GetAsync("/products/porcelain-gaiwan");
        if (page.Status == HttpStatusCode.NotFound) page = await shopper.GetAsync((await shopper.FindVariantsAsync(1))[0].ProductPage);
        var shown = page.Document.QuerySelectorAll("[data-bought-together] [data-product]")
            .Select(card => card.GetAttribute("data-product")).ToList();
        Assert.NotEmpty(shown);
        Assert.DoesNotContain(page.Address.Segments[^1], shown);
        Assert.Null(page.Document.QuerySelector("[data-bought-together] .gone"));
    }

    [Fact]
    public async Task What_goes_well_with_a_product_is_not_shown_again_as_bought_together()
    {
        using var shopper = new CookieShopper(shared.Shop.Address);
        var page = await shopper.GetAsync("/products/shizuoka-sencha");
        var related = page.Document.QuerySelectorAll("[data-related] [data-product]").Select(card => card.GetAttribute("data-product"))
            .ToList();
        var together = page.Document.QuerySelectorAll("[data-bought-together] [data-product]")
            .Select(card => card.GetAttribute("data-product")).ToList();
        Assert.NotEmpty(related);
        Assert.Equal(4, together.Count);
        Assert.Empty(related.Intersect(together));
    }

    [Fact]
    public async Task Coming_back_from_the_payment_page_without_paying_claims_nothing()
    {
        using var shopper = new CookieShopper(shared.Shop.Address);
        await shopper.AddToCartAsync((await shopper.FindVariantsAsync(1))[0], 1);
        var payPage = await shopper.FollowAsync(await shopper.GetAsync(await shopper.CheckoutAsync(new CheckoutFields())));
        var cancelled = await shopper.FollowAsync(await shopper.SubmitAsync(payPage.FormWith("card_number"), ("action", "cancel")));
        var token = cancelled.Address.Segments[^1];
        var back = await shopper.GetAsync($"/checkout/return?order={token}");
        Assert.Null(back.Document.QuerySelector("[data-order-status=paid]"));
        Assert.Equal("awaiting-payment", (await shopper.GetAsync($"/orders/{token}")).Hook("data-order-status"));
        Assert.Equal(HttpStatusCode.NotFound, (await shopper.GetAsync($"/orders/{token}/invoice.pdf")).Status);
    }

    [Fact]
    public async Task After_ten_wrong_coupons_a_cart_is_told_to_wait_and_keeps_its_lines()
    {
        using var shopper = new CookieShopper(shared.Shop.Address);
        await shopper.AddToCartAsync((await shopper.FindVariantsAsync(1))[0], 1);
        for (var guess = 0; guess < 10; guess++) await shopper.PostAsync("/cart/coupon", ("code", $"GUESS{guess}"));
        var answer = await shopper.PostAndFollowAsync("/cart/coupon", ("code", "WELCOME10"));
        Assert.Contains("Too many codes", answer.Alerts, StringComparison.Ordinal);
        Assert.Single(answer.Document.QuerySelectorAll("li[data-sku]"));
    }

    [Fact]
    public async Task A_paid_order_teaches_what_is_bought_together()
    {
        using var shopper = new CookieShopper(shared.Shop.Address);
        foreach (var variant in await shopper.FindVariantsAsync(2)) await shopper.AddToCartAsync(variant, 1);
        var before = RecordedOrders();
        await shopper.PayAsync(await shopper.CheckoutAsync(new CheckoutFields()), TestCards.Good);
        await Eventually.TrueAsync(() => Task.FromResult(RecordedOrders() > before), TimeSpan.FromMinutes(3),
            "the order was not learnt from");
    }

    private long RecordedOrders()
    {
        using var connection =
            new SqliteConnection($"Data Source={Path.Combine(shared.Shop.DataPath, "shop.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM recommendations_recorded_order";
        return (long)command.ExecuteScalar()!;
    }

    [Fact]
    public async Task An_invoice_downloads_under_its_number_and_no_cache_keeps_it()
    {
        using var shopper = new CookieShopper(shared.Shop.Address);
        foreach (var variant in await shopper.FindVariantsAsync(2)) await shopper.AddToCartAsync(variant, 1);
        var order = await shopper.ReachOrderPageAsync(
            await shopper.PayAsync(await shopper.CheckoutAsync(new CheckoutFields()), TestCards.Good), TimeSpan.FromMinutes(3));
        using var client = new HttpClient { BaseAddress = shared.Shop.Address };
        using var answer = await client.GetAsync(new Uri(order.Address.AbsolutePath + "/invoice.pdf", UriKind.Relative));
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Matches("^20[0-9]{2}-[0-9]{6}\\.pdf$", answer.Content.Headers.ContentDisposition.FileName!.Trim('"'));
        Assert.True(answer.Headers.CacheControl?.NoStore ?? false);
    }
}
