using System.Globalization;
using System.Net;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Pricing;

/// <summary>Staff's ways of sending: what is entered is what the checkout asks, and what cannot be is told beside its field.</summary>
public sealed class ShippingPagesTests(SharedShop shared) : IClassFixture<SharedShop>
{
    [Fact]
    public async Task A_new_method_is_on_the_checkout_at_once_in_the_shoppers_language_and_goes_when_it_is_switched_off()
    {
        using var staff = await shared.Shop.SignedInAsync();
        await MakeAsync(staff, "Bike courier", ("name-es", "Mensajero"), ("price", "2.50"), ("countries", "LU"));
        using var shopper = await ShopperAsync("/es");
        var checkout = await shopper.GetAsync("/checkout?country=LU");
        Assert.Contains("Mensajero", checkout.Document.QuerySelector("label:has(#shipping-bike-courier)")!.TextContent,
            StringComparison.Ordinal);
        await ChangeAsync(staff, "bike-courier", ("active", ""));
        Assert.Null((await shopper.GetAsync("/checkout?country=LU")).Document.QuerySelector("#shipping-bike-courier"));
    }

    [Fact]
    public async Task A_price_that_staff_change_while_somebody_checks_out_is_told_and_charged_only_after_a_second_yes()
    {
        using var staff = await shared.Shop.SignedInAsync();
        await MakeAsync(staff, "Balloon", ("price", "7.00"), ("countries", "AT"));
        using var shopper = await ShopperAsync();
        var fields = new CheckoutFields { Email = "balloon@example.com", Country = "AT", Postcode = "1010", City = "Wien", Shipping =
            "balloon" };
        await shopper.FollowAsync(
            await shopper.SubmitAsync(await shopper.GetAsync("/checkout?country=AT"), "/checkout",
            [.. fields.ToFields(), ("action", "update")]));
        var shown = await shopper.GetAsync("/checkout");
        await ChangeAsync(staff, "balloon", ("price", "8.00"));
        var told = await shopper.FollowAsync(await shopper.SubmitAsync(shown, "/checkout", fields.ToFields()));
        Assert.Contains("The price changed", told.Alerts, StringComparison.Ordinal);
        Assert.Equal(shown.TotalMinor + 100, told.TotalMinor);
        Assert.True((await shopper.SubmitAsync(told, "/checkout", fields.ToFields())).IsPlaced());
    }

    [Theory]
    [InlineData("name-en", "")]
    [InlineData("code", "a/b")]
    [InlineData("countries", "")]
    [InlineData("price", "")]
    [InlineData("price", "-1")]
    [InlineData("by", "Mood")]
    [InlineData("steps", "2000: 6.90\n1000: 9.90")]
    [InlineData("steps", "2000")]
    [InlineData("free-from", "much")]
    [InlineData("max-weight", "0")]
    [InlineData("max-weight", "")]
    [InlineData("max-size", "Huge")]
    [InlineData("days-max", "1")]
    [InlineData("postcodes", "08 08000-08999")]
    [InlineData("postcodes", "9-1")]
    public async Task A_field_that_cannot_be_is_told_beside_it_and_nothing_typed_is_lost(string field, string value)
    {
        using var staff = await shared.Shop.SignedInAsync();
        var typed = new Dictionary<string, string>
        {
            ["name-en"] = "Never", ["code"] = "never", ["countries"] = "ES", ["price"] = "4", ["by"] = "Weight", ["steps"] =
                "2000: 6.90", ["free-from"] = "40",
            ["max-weight"] = "5000", ["max-size"] = "Parcel", ["days-min"] = "2", ["days-max"] = "3", ["postcodes"] = "28", [field] = value,
        };
        var answer = await staff.SubmitAsync(await staff.GetAsync("/admin/shipping/_new"), "/_new",
            [.. typed.Select(each => (each.Key, each.Value))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotNull(answer.Document.QuerySelector($"#shipping-{field}-problem"));
        foreach (var (name, text) in typed.Where(each => each.Key is not ("countries" or "by" or "steps" or "max-size")))
            Assert.Equal(text, answer.Document.QuerySelector($"[name={name}]")!.GetAttribute("value") ?? "");
        Assert.Null((await staff.GetAsync("/admin/shipping")).Document.QuerySelector("[data-code=never]"));
    }

    [Fact]
    public async Task Who_enters_a_country_that_the_code_serves_already_is_told_which()
    {
        using var staff = await shared.Shop.SignedInAsync();
        var page = await staff.GetAsync("/admin/shipping/_new");
        var refused =
            await staff.SubmitAsync(page, "/_new", ("name-en", "Mine"), ("code", "standard"), ("countries", "PT"), ("price", "1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Portugal", refused.Document.QuerySelector("#shipping-countries-problem")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_form_is_answered_409_and_deleting_wants_the_code()
    {
        using var staff = await shared.Shop.SignedInAsync();
        await MakeAsync(staff, "Drone", ("price", "9"), ("countries", "NL"));
        var address = await AddressAsync(staff, "drone");
        var mine = await staff.GetAsync(address);
        await ChangeAsync(staff, "drone", ("price", "10"));
        var stale = await staff.SubmitAsync(mine, address, ("price", "11"));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("10", stale.Document.QuerySelector("[data-stored=price]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await staff.SubmitAsync(await staff.GetAsync(address), "/delete", ("confirm", "no"))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await staff.SubmitAsync(await staff.GetAsync(address), "/delete", ("confirm", "drone")))
            .Status);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync(address)).Status);
    }

    [Fact]
    public async Task Who_lives_where_the_shop_entered_no_taxes_is_told_so_by_the_name_of_the_place()
    {
        using var shopper = await ShopperAsync();
        var fields = new CheckoutFields { Email = "canaria@example.com", Country = "ES", Postcode = "35001", City = "Las Palmas" };
        var refused =
            await shopper.FollowAsync(
            await shopper.SubmitAsync(await shopper.GetAsync("/checkout?country=ES"), "/checkout", fields.ToFields()));
        Assert.Contains("do not deliver to this country yet", refused.Alerts, StringComparison.Ordinal);
        Assert.Contains("Canary Islands", refused.Document.QuerySelector("[data-not-delivered]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_off_that_staff_enter_put_the_promised_date_off_and_what_is_no_day_is_told()
    {
        const string Path = "/admin/shipping/dispatch";
        using var staff = await shared.Shop.SignedInAsync();
        using var shopper = await ShopperAsync();
        var before = Promise(await shopper.GetAsync("/checkout?country=ES"));
        var off = string.Join('\n', Enumerable.Range(0, 60)
            .Select(day => DateTime.UtcNow.Date.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        await staff.SaveAsync(Path, Path, ("handling", "1"), ("cut-off", "14:00"), ("days-off", off));
        Assert.NotEqual(before, Promise(await shopper.GetAsync("/checkout?country=ES")));
        foreach (var (field, value) in new[] { ("handling", "99"), ("cut-off", "25:00"), ("days-off", "2026-02-30") })
        {
            var refused = await staff.SubmitAsync(await staff.GetAsync(Path), Path, (field, value));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.NotNull(refused.Document.QuerySelector($"#dispatch-{field}-problem"));
        }
    }

    private static string Promise(ShopPage page) => page.Document.QuerySelector("label:has(#shipping-standard) small")!.TextContent;

    private static Task<ShopPage> MakeAsync(CookieShopper staff, string name, params (string, string)[] fields) =>
        staff.SaveAsync("/admin/shipping/_new", "/_new", [("name-en", name), .. fields]);

    private static async Task ChangeAsync(CookieShopper staff, string code, params (string, string)[] fields)
    {
        var address = await AddressAsync(staff, code);
        await staff.SaveAsync(address, address, fields);
    }

    private static async Task<string> AddressAsync(CookieShopper staff, string code) =>
        "/admin/shipping/" + (await staff.GetAsync("/admin/shipping"))
            .Document.QuerySelector($"[data-code={code}]")!.GetAttribute("data-method");

    private async Task<CookieShopper> ShopperAsync(string prefix = "")
    {
        var shopper = new CookieShopper(shared.Shop.Address, prefix);
        await shopper.AddToCartAsync((await shopper.FindVariantsAsync(1))[0], 1);
        return shopper;
    }
}
