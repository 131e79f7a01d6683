using System.Net;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Checkout;

/// <summary>A course and a download: made by staff, bought without delivery, handed over with the payment.</summary>
public sealed class NoParcelPagesTests(SharedShop shared) : IClassFixture<SharedShop>
{
    private const string Course = "tea-class";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task A_course_is_bought_without_delivery_and_nothing_says_that_anything_is_sent()
    {
        using var staff = await shared.Shop.SignedInAsync();
        await MakeAsync(staff, Course, "Tea class", "Access");
        using var shopper = new CookieShopper(shared.Shop.Address);
        var product = await shopper.GetAsync($"/products/{Course}");
        Assert.Equal("Available", product.Document.QuerySelector("[data-shown-stock]")!.TextContent.Trim());
        Assert.Contains("No delivery needed", product.Document.QuerySelector(".tax-note")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("working days", product.Body, StringComparison.Ordinal);
        Assert.Contains("schema.org/InStock", product.Body, StringComparison.Ordinal);
        await shopper.AddToCartAsync(Course.ToUpperInvariant(), 2);
        Assert.Equal("6000", (await shopper.GetAsync("/cart"))
            .Document.QuerySelector("[data-total-minor]")!.GetAttribute("data-total-minor"));
        Assert.NotNull((await shopper.GetAsync("/cart")).Document.QuerySelector("[data-no-delivery]"));

        var checkout = await shopper.GetAsync("/checkout");
        Assert.Equal("No delivery needed", checkout.Document.QuerySelector("#shipping [data-no-delivery]")!.TextContent.Trim());
        Assert.Empty(checkout.Document.QuerySelectorAll("[name=shipping]"));
        Assert.Contains("What address goes on the invoice?", checkout.Body, StringComparison.Ordinal);
        var refused =
            await shopper.FollowAsync(await shopper.SubmitCheckoutAsync(new CheckoutFields { Email = "pau@example.com", Name = "" }));
        Assert.Contains("Enter the full name for the invoice.", refused.Alerts, StringComparison.Ordinal);
        var paid = await shopper.PayAsync(await shopper.CheckoutAsync(new CheckoutFields { Email = "pau@example.com" }), TestCards.Good);
        var order = await shopper.ReachOrderPageAsync(paid, Patience);
        Assert.Equal("completed", order.Hook("data-order-status"));
        Assert.Contains("Billed to", order.Body, StringComparison.Ordinal);
        Assert.Contains("No delivery needed", order.Body, StringComparison.Ordinal);
        await AssertDocumentsAsync(shopper, order);
        await AssertBackOfficeAsync(staff, order.Hook("data-order-number"));
    }

    [Fact]
    public async Task A_mixed_order_sends_its_parcel_and_is_completed_by_staff()
    {
        using var staff = await shared.Shop.SignedInAsync();
        await MakeAsync(staff, "tea-book", "Tea book", "Download");
        using var shopper = new CookieShopper(shared.Shop.Address);
        var tea = (await shopper.FindVariantsAsync(6)).First(variant => variant.Sku.StartsWith("LK-", StringComparison.Ordinal));
        await shopper.AddToCartAsync(tea, 1);
        await shopper.AddToCartAsync("TEA-BOOK", 1);
        var checkout = await shopper.GetAsync("/checkout");
        Assert.NotEmpty(checkout.Document.QuerySelectorAll("[name=shipping]"));
        Assert.Contains("Choose how we send the parcel.", (await shopper.FollowAsync(await shopper.SubmitAsync(
            checkout, "/checkout", new CheckoutFields { Email = "gil@example.com", Shipping = "" }.ToFields())))
                .Alerts, StringComparison.Ordinal);
        var order = await shopper.ReachOrderPageAsync(
            await shopper.PayAsync(await shopper.CheckoutAsync(new CheckoutFields { Email = "gil@example.com", Shipping = "standard" }),
                TestCards.Good), Patience);
        var number = order.Hook("data-order-number");
        var page = await staff.GetAsync($"/admin/orders/{number}");
        Assert.Equal("1", page.Document.QuerySelector($"tr[data-sku='{tea.Sku}']")!.GetAttribute("data-to-send"));
        Assert.Equal("", page.Document.QuerySelector("tr[data-sku='TEA-BOOK']")!.GetAttribute("data-to-send"));
        Assert.Null(page.Document.QuerySelector("button[formaction$='/complete']"));
        Assert.Contains("cannot be completed", (await staff.FollowAsync(await staff.PostAsync($"/admin/orders/{number}/complete")))
            .Alerts, StringComparison.Ordinal);
        page = await staff.FollowAsync(await staff.PressAsync(page, "button[formaction*='/ship']"));
        Assert.Equal("shipped", page.Hook("data-order-status"));
        page = await staff.FollowAsync(await staff.PressAsync(page, "button[formaction$='/complete']"));
        Assert.Equal("completed", page.Hook("data-order-status"));
        Assert.Contains($"/admin/orders/{number}/complete", (await staff.GetAsync("/admin/log")).Body, StringComparison.Ordinal);
        Assert.Equal("completed", (await shopper.GetAsync(order.Address)).Hook("data-order-status"));
    }

    [Fact]
    public async Task A_sold_out_download_can_be_bought_once_its_stock_is_not_counted_and_a_parcel_is_always_counted()
    {
        using var staff = await shared.Shop.SignedInAsync();
        await MakeAsync(staff, "tea-map", "Tea map", "Shipped", "100");
        using var shopper = new CookieShopper(shared.Shop.Address);
        Assert.Contains("Sold out", (await shopper.GetAsync("/products/tea-map")).Body, StringComparison.Ordinal);
        const string path = "/admin/products/tea-map/variants";
        var refused = await staff.SubmitAsync(await staff.GetAsync(path), path, ("counted[TEA-MAP]", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("What is shipped has a stock that is counted.", refused.Alerts, StringComparison.Ordinal);
        await staff.SaveAsync(path, path, ("kind[TEA-MAP]", "Download"), ("counted[TEA-MAP]", ""));
        Assert.Contains("not counted", (await staff.GetAsync("/admin/stock?q=TEA-MAP")).Body, StringComparison.Ordinal);
        Assert.NotNull((await staff.GetAsync("/admin/stock/TEA-MAP")).Document.QuerySelector("[data-uncounted]"));
        await shopper.AddToCartAsync("TEA-MAP", 40);
        await staff.SaveAsync(path, path, ("counted[TEA-MAP]", "on"));
        var page = await shopper.GetAsync("/cart");
        Assert.Contains("Sold out since you chose it", page.Body, StringComparison.Ordinal);
    }

    private static async Task MakeAsync(CookieShopper staff, string code, string name, string kind, string weight = "")
    {
        await staff.MakeProductAsync(code, name);
        await staff.SaveAsync($"/admin/products/{code}/variants", "/variants/matrix", ("price", "30"), ("weight", weight), ("kind", kind));
        await staff.SaveAsync($"/admin/products/{code}", "/sections/status", ("status", "published"));
    }

    private async Task AssertDocumentsAsync(CookieShopper shopper, ShopPage order)
    {
        var mail = await shared.Shop.Sandbox.MailAsync(mail => mail.To == "pau@example.com", Patience);
        Assert.Contains("Billed to", mail.Text!, StringComparison.Ordinal);
        Assert.DoesNotContain("packing", mail.Text! + mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Deliver", mail.Text! + mail.Html, StringComparison.OrdinalIgnoreCase);
        var pdf = await PdfText.ReadAsync(
            await shopper.DownloadAsync(order.Document.QuerySelector("a[href$='/invoice.pdf']")!.GetAttribute("href")!));
        Assert.DoesNotContain("eliver", pdf, StringComparison.Ordinal);
        Assert.Contains(6000, ShownAmounts.In(pdf));
    }

    private static async Task AssertBackOfficeAsync(CookieShopper staff, string number)
    {
        var page = await staff.GetAsync($"/admin/orders/{number}");
        Assert.Empty(
            page.Document.QuerySelectorAll("[action*='/ship'], [formaction*='/ship'], [action$='/complete'], [formaction$='/complete']"));
        Assert.Contains("No delivery needed", page.Body, StringComparison.Ordinal);
        Assert.Equal(["awaiting-payment", "paid", "completed"],
            page.Document.QuerySelectorAll("table:last-of-type tbody tr td:nth-child(2)").Select(cell => cell.TextContent)
            .Where(text => text is "awaiting-payment" or "paid" or "completed").Distinct());
        var refused = await staff.FollowAsync(await staff.PostAsync($"/admin/orders/{number}/ship"));
        Assert.Contains("cannot be sent", refused.Alerts, StringComparison.Ordinal);
    }
}
