using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Catalogue;
using Shop.Domain.Inventory;
using Shop.Domain.Persistence;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;
using Shop.TestKit;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Pricing;

/// <summary>Staff's tax rates in a shop that has none: what they enter is charged, and where nothing is entered nothing is sold.</summary>
public sealed class TaxPagesTests : IAsyncLifetime
{
    private const string Sku = "TEA-100";

    private readonly string _data = Directory.CreateTempSubdirectory("shop-taxes-").FullName;
    private WebApplication _shop = null!;
    private CookieShopper _staff = null!;
    private CookieShopper _shopper = null!;

    public async Task InitializeAsync()
    {
        _shop = await LoneShop.StartAsync(_data);
        var address = new Uri(_shop.Urls.Single());
        (_staff, _shopper) = (new CookieShopper(address), new CookieShopper(address));
        await _staff.SignInAsync(new StaffAccount(LoneShop.StaffEmail, LoneShop.StaffPassword));
        await MakeTeaAsync();
    }

    public async Task DisposeAsync()
    {
        _staff.Dispose();
        _shopper.Dispose();
        await _shop.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task A_shop_without_rates_and_ways_says_so_in_cart_and_checkout_and_to_staff_and_sells_once_they_are_entered()
    {
        Assert.Equal(HttpStatusCode.OK, (await _shopper.PostAndFollowAsync("/cart/lines", ("sku", Sku), ("quantity", "1"))).Status);
        foreach (var path in new[] { "/cart", "/checkout", "/es/cart", "/es/checkout" })
        {
            var page = await _shopper.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains(path.StartsWith("/es", StringComparison.Ordinal)
                ? "todavía no envía"
                : "does not deliver anywhere yet", NotDelivered(page), StringComparison.Ordinal);
        }

        await AddWayAsync("AT", "DE");
        Assert.Contains("Austria", NotDelivered(await _shopper.GetAsync("/cart")), StringComparison.Ordinal);
        var refused =
            await _shopper.FollowAsync(await _shopper.SubmitAsync(await _shopper.GetAsync("/checkout"), "/checkout", Fields("AT", "1010")));
        Assert.Contains("do not deliver to this country yet", refused.Alerts, StringComparison.Ordinal);
        Assert.Equal(["AT", "DE"], (await AttentionAsync()).Select(item => item.Place!.Name.ToString()));

        await _staff.SaveAsync("/admin/taxes/AT", "/AT", ("rate-standard", "20"), ("rate-food", "10"));
        Assert.Equal(["DE"], (await AttentionAsync()).Select(item => item.Place!.Name.ToString()));
        var checkout = await _shopper.GetAsync("/checkout?country=AT");
        Assert.Null(checkout.Document.QuerySelector("[data-not-delivered]"));
        Assert.Contains("20", checkout.Document.QuerySelector(".tax dt")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Germany", NotDelivered(await _shopper.GetAsync("/cart?country=DE")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rate_is_followed_by_another_and_taken_out_as_long_as_nothing_was_sold_at_it()
    {
        await _staff.SaveAsync("/admin/taxes/FR", "/FR", ("rate-standard", "20"), ("rate-food", "5,5"));
        var page = await _staff.SaveAsync("/admin/taxes/FR", "/FR", ("rate-standard", "21"), ("from", "2099-01-01"));
        Assert.Equal(["to come", "holds", "holds"], page.Document.QuerySelectorAll("[data-rate]")
            .Select(row => row.GetAttribute("data-state")!));
        Assert.Equal("20 %", (await _staff.GetAsync("/admin/taxes"))
            .Document.QuerySelector("[data-country=FR] [data-class=standard]")!.TextContent);
        var key = page.Document.QuerySelector("[data-state='to come']")!.GetAttribute("data-rate")!;
        await _staff.PressAsync(page, $"button[value='{key}']", ("remove.rate", key));
        Assert.Equal(2, (await _staff.GetAsync("/admin/taxes/FR")).Document.QuerySelectorAll("[data-rate]").Length);
        // Pressed again on the page that still shows it.
        Assert.Equal(HttpStatusCode.Conflict, (await _staff.PressAsync(page, $"button[value='{key}']", ("remove.rate", key))).Status);
    }

    [Theory]
    [InlineData("rate-standard", "100.01")]
    [InlineData("rate-standard", "-1")]
    [InlineData("rate-food", "ten")]
    [InlineData("from", "2020-01-01")]
    [InlineData("from", "2026-02-30")]
    [InlineData("from", "")]
    public async Task A_field_that_cannot_be_is_told_beside_it_and_nothing_typed_is_lost(string field, string value)
    {
        var typed = new Dictionary<string, string> { ["rate-standard"] = "19", ["rate-food"] = "7", ["from"] = "2099-01-01", [field] =
            value };
        var answer = await _staff.SubmitAsync(await _staff.GetAsync("/admin/taxes/DE"), "/DE",
            [.. typed.Select(each => (each.Key, each.Value))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotNull(answer.Document.QuerySelector($"#tax-{field}-problem"));
        Assert.All(typed,
            each => Assert.Equal(each.Value, answer.Document.QuerySelector($"[name={each.Key}]")!.GetAttribute("value") ?? ""));
        Assert.Null((await _staff.GetAsync("/admin/taxes")).Document.QuerySelector("[data-country=DE]"));
    }

    [Theory]
    [InlineData("/admin/taxes/XX")]
    [InlineData("/admin/taxes/aa")]
    [InlineData("/admin/taxes/ESP")]
    public async Task A_country_that_is_none_is_not_found(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await _staff.GetAsync(path)).Status);

    [Fact]
    public async Task Who_saves_what_somebody_else_changed_meanwhile_is_shown_both()
    {
        await _staff.SaveAsync("/admin/taxes/PL", "/PL", ("rate-standard", "23"), ("rate-food", "5"));
        var mine = await _staff.GetAsync("/admin/taxes/PL");
        await _staff.SaveAsync("/admin/taxes/PL", "/PL", ("rate-food", "8"));
        var stale = await _staff.SubmitAsync(mine, "/PL", ("rate-food", "6"));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Equal("6", stale.Document.QuerySelector("[name=rate-food]")!.GetAttribute("value"));
        Assert.Contains("8", stale.Document.QuerySelector("[data-stored=rate-food]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await _staff.SubmitAsync(stale, "/PL")).Status);
    }

    [Fact]
    public async Task The_unions_rates_hold_for_the_ticked_countries_once_they_are_confirmed_and_for_no_others()
    {
        var page = await _staff.GetAsync("/admin/taxes/proposal");
        Assert.Equal(27, page.Document.QuerySelectorAll("[data-proposed]").Length);
        Assert.Empty(page.Document.QuerySelectorAll("input[type=checkbox][checked]"));
        var none = await _staff.SubmitAsync(page, "/proposal");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.Status);
        var list = await _staff.FollowAsync(
            await _staff.SubmitAsync(page, "/proposal", ("use[FI]", "on"), ("use[IT]", "on"), ("reduced[IT]", "4")));
        Assert.Equal(["FI", "IT"], list.Document.QuerySelectorAll("[data-country]").Select(row => row.GetAttribute("data-country")!));
        Assert.Equal(["25.5 %", "13.5 %", "22 %", "4 %"], list.Document.QuerySelectorAll("[data-class]").Select(cell => cell.TextContent));
        // The page was shown before those rates were entered.
        var stale = await _staff.SubmitAsync(page, "/proposal", ("use[FI]", "on"), ("reduced[FI]", "10"));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await _staff.SubmitAsync(stale, "/proposal")).Status);
        Assert.Equal("10 %", (await _staff.GetAsync("/admin/taxes"))
            .Document.QuerySelector("[data-country=FI] [data-class=food]")!.TextContent);
    }

    private static string NotDelivered(ShopPage page) => page.Document.QuerySelector("[data-not-delivered]")?.TextContent ?? "";

    private static (string, string)[] Fields(string country, string postcode) =>
        new CheckoutFields { Email = "ana@example.com", Country = country, Postcode = postcode, Shipping = "" }.ToFields();

    private async Task<List<AttentionItem>> AttentionAsync()
    {
        await using var scope = _shop.Services.CreateAsyncScope();
        return [.. (await scope.ServiceProvider.GetRequiredService<AttentionList>().ReadAsync(default))
            .Where(item => item.What == "Tax rate missing")];
    }

    private Task AddWayAsync(params string[] countries) =>
        StoreAsync(ShippingMethod.Create("post", countries, new Dictionary<string, string> { ["en"] = "Post" }, Money.Eur(500), null,
            10_000, (1, 2)));

    private Task MakeTeaAsync() => StoreAsync(
        Category.Create("tea", 0).Translate("en", "Tea", "tea", ""),
        Product.Create(new ProductId(Guid.NewGuid()), "sencha", "tea", DateTimeOffset.UnixEpoch)
            .Translate("en", new ProductText("Sencha", "sencha", "", "", ""))
            .AddVariant(Sku, Money.Eur(1290), new Goods(TaxClass.Standard, 200), DateTimeOffset.UnixEpoch).Publish(),
        StockItem.Of(Sku, 10));

    private async Task StoreAsync(params object[] entities)
    {
        await using var scope = _shop.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
        db.AddRange(entities);
        await db.SaveChangesAsync();
    }
}
