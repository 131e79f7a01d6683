using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Pricing;

/// <summary>Price books through the real shop: staff make one, the invited buy by it, and nobody else ever sees its prices.</summary>
public sealed class PriceBookTests(SharedShop shared) : IClassFixture<SharedShop>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("")]
    [InlineData("/es")]
    public async Task Who_accepts_the_link_sees_and_pays_the_books_prices_and_nobody_else_does(string prefix)
    {
        using var staff = await shared.Shop.SignedInAsync();
        var code = $"trade{prefix.Replace("/", "-", StringComparison.Ordinal)}";
        var sku = await FirstSkuAsync();
        var book = await MakeAsync(staff, code, sku, "1.11");
        using var invited = new CookieShopper(shared.Shop.Address, prefix);
        using var everybody = new CookieShopper(shared.Shop.Address, prefix);
        var address = await ProductAsync(everybody, sku);
        var usual = PriceOf(await everybody.GetAsync(address), sku);
        Assert.NotEqual("111", usual);

        // The link alone changes nothing; the button does.
        var invitation = book.Hook("data-invitation")!;
        var offer = await invited.GetAsync(invitation);
        Assert.Equal(usual, PriceOf(await invited.GetAsync(address), sku));
        await invited.FollowAsync(await invited.SubmitAsync(offer, invitation));
        Assert.Equal("111", PriceOf(await invited.GetAsync(address), sku));
        Assert.Equal(usual, PriceOf(await everybody.GetAsync(address), sku));
        // Not even where the invited one was there first: what they are shown is not kept.
        Assert.Equal("111", PriceOf(await invited.GetAsync($"{address}?sku={sku}"), sku));
        Assert.Equal(usual, PriceOf(await everybody.GetAsync($"{address}?sku={sku}"), sku));
        Assert.Contains("1.11", (await invited.GetAsync("/search?q=" + sku))
            .Document.Body!.TextContent.Replace(',', '.'), StringComparison.Ordinal);
        Assert.Null(PricesFor(await everybody.GetAsync("/search?q=" + sku)));
        Assert.Equal($"Buyers of {code}", PricesFor(await invited.GetAsync("/cart")));

        await invited.PostAsync("/cart/lines", ("sku", sku), ("quantity", "3"));
        Assert.Equal("111", PriceOf(await invited.GetAsync("/cart"), sku));
        var order = await invited.ReachOrderPageAsync(
            await invited.PayAsync(await invited.CheckoutAsync(new CheckoutFields { Email = "trade@example.com" }), TestCards.Good),
            Patience);
        Assert.Contains($"at the prices of {code}", (await staff.GetAsync($"/admin/orders/{order.Hook("data-order-number")}"))
            .Document.Body!.TextContent, StringComparison.Ordinal);

        await invited.FollowAsync(await invited.SubmitAsync(await invited.GetAsync(address), "/prices/leave"));
        Assert.Equal(usual, PriceOf(await invited.GetAsync(address), sku));
    }

    [Fact]
    public async Task A_new_link_takes_the_prices_from_those_who_came_by_the_old_one_and_the_open_checkout_says_so()
    {
        using var staff = await shared.Shop.SignedInAsync();
        var sku = await FirstSkuAsync();
        var book = await MakeAsync(staff, "club", sku, "2.22");
        using var invited = new CookieShopper(shared.Shop.Address);
        await invited.SubmitAsync(await invited.GetAsync(book.Hook("data-invitation")!), book.Hook("data-invitation")!);
        await invited.PostAsync("/cart/lines", ("sku", sku), ("quantity", "1"));
        var checkout = await invited.GetAsync("/checkout");
        await staff.SaveAsync("/admin/price-books/club", "/link");
        var refused =
            await invited.FollowAsync(
            await invited.SubmitAsync(checkout, "/checkout", new CheckoutFields { Email = "club@example.com" }.ToFields()));
        Assert.Contains("The price changed", refused.Alerts, StringComparison.Ordinal);
        Assert.NotEqual(checkout.TotalMinor, refused.TotalMinor);
        Assert.Null(PricesFor(refused));
        Assert.Equal(HttpStatusCode.NotFound, (await invited.GetAsync(book.Hook("data-invitation")!)).Status);
    }

    [Fact]
    public async Task A_sheet_goes_out_and_comes_in_and_a_wrong_one_is_refused_in_the_page()
    {
        using var staff = await shared.Shop.SignedInAsync();
        var sku = await FirstSkuAsync();
        await MakeAsync(staff, "sheet", sku, "3.33");
        var sheet = Encoding.UTF8.GetString(await staff.DownloadAsync("/admin/price-books/sheet/prices.csv"));
        Assert.Contains(sheet.Split("\r\n"), line => line.StartsWith(sku + ",", StringComparison.Ordinal)
            && line.EndsWith(",3.33", StringComparison.Ordinal));
        var refused = await UploadAsync(staff, "sku,price\nGHOST,1.00\n");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("GHOST", refused.Alerts, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await UploadAsync(staff, sheet.Replace(",3.33", ",4.44", StringComparison.Ordinal))).Status);
        // Some megabytes, as of a hundred thousand products.
        var wide = string.Join("\r\n", sheet.TrimEnd().Split("\r\n")
            .Select((line, index) => index == 0 ? line + ",remark" : $"{line},{new string('x', 20_000)}"));
        Assert.Equal(HttpStatusCode.SeeOther, (await UploadAsync(staff, wide.Replace(",3.33", ",4.44", StringComparison.Ordinal))).Status);
        Assert.Equal("444", PriceOf(await staff.GetAsync("/admin/price-books/sheet"), sku));
    }

    [Theory]
    [InlineData("/admin/price-books/_new", "/_new", "name", "", "#book-name-problem")]
    [InlineData("/admin/price-books/_new", "/_new", "code", "a/b", "#book-code-problem")]
    [InlineData("/admin/price-books/_new", "/_new", "code", "taken", "#book-code-problem")]
    [InlineData("/admin/price-books/taken", "/prices", "sku", "GHOST", "#price-sku-problem")]
    [InlineData("/admin/price-books/taken", "/prices", "price", "-1", "#price-price-problem")]
    public async Task What_cannot_be_is_told_beside_its_field(string path, string action, string field, string value, string problem)
    {
        using var staff = await shared.Shop.SignedInAsync();
        if ((await staff.GetAsync("/admin/price-books/taken")).Status == HttpStatusCode.NotFound)
            await MakeAsync(staff, "taken", await FirstSkuAsync(), "5.55");
        var fields = new Dictionary<string, string> { ["name"] = "Others", ["sku"] = await FirstSkuAsync(), ["price"] = "7.00", [field] =
            value };
        var answer = await staff.SubmitAsync(await staff.GetAsync(path), action, [.. fields.Select(each => (each.Key, each.Value))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotNull(answer.Document.QuerySelector(problem));
        Assert.Equal(value, answer.Document.QuerySelector($"[name={field}], [name$='.{field}']")!.GetAttribute("value") ?? "");
    }

    private static async Task<ShopPage> MakeAsync(CookieShopper staff, string code, string sku, string price)
    {
        await staff.SaveAsync("/admin/price-books/_new", "/_new", ("name", $"Buyers of {code}"), ("code", code));
        return await staff.SaveAsync($"/admin/price-books/{code}", "/prices", ("sku", sku), ("price", price));
    }

    private async Task<string> FirstSkuAsync()
    {
        using var visitor = new CookieShopper(shared.Shop.Address);
        return (await visitor.GetAsync("/products/shizuoka-sencha"))
            .Document.QuerySelector("[data-sku]:not([disabled])")!.GetAttribute("data-sku")!;
    }

    private static async Task<string> ProductAsync(CookieShopper shopper, string sku)
    {
        var found = await shopper.GetAsync("/search?q=" + sku);
        return "/products/" + found.Document.QuerySelector("[data-product]")!.GetAttribute("data-product");
    }

    private static string? PricesFor(ShopPage page) => page.Document.QuerySelector("[data-prices-for]")?.GetAttribute("data-prices-for");

    private static string PriceOf(ShopPage page, string sku) =>
        page.Document.QuerySelector($"[data-sku='{sku}']")!.GetAttribute("data-price-minor")!;

    private async Task<ShopPage> UploadAsync(CookieShopper staff, string sheet)
    {
        var page = await staff.GetAsync("/admin/price-books/sheet");
        using var form =
            new MultipartFormDataContent {
            { new StringContent(page.FormWith("file").QuerySelector("[name=version]")!.GetAttribute("value")!), "version" } };
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(sheet));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        form.Add(file, "file", "prices.csv");
        using var request =
            new HttpRequestMessage(HttpMethod.Post, new Uri(shared.Shop.Address, "/admin/price-books/sheet/file")) { Content = form };
        return await staff.SendAsync(request);
    }
}
