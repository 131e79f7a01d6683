using System.Net;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Pricing;

/// <summary>What staff say of the shop's taxes, and what shoppers then read.</summary>
public sealed class TaxSettingsPagesTests(SharedShop shared) : IClassFixture<SharedShop>
{
    private const string Settings = "/admin/settings/taxes";
    private const string Classes = "/admin/taxes/classes";
    private const string Sentence = "Gemäß § 19 UStG wird keine Umsatzsteuer berechnet.";

    [Fact]
    public async Task A_small_business_names_no_vat_on_product_cart_checkout_and_order_but_its_reason()
    {
        using var staff = await shared.Shop.SignedInAsync();
        await staff.SaveAsync(Settings, Settings, ("establishedIn", "DE"), ("scheme", "SmallBusiness"));
        try
        {
            using var shopper = await ShopperAsync();
            foreach (var path in new[] { "/products/shizuoka-sencha", "/cart", "/checkout?country=ES" })
            {
                var page = await shopper.GetAsync(path);
                Assert.Contains(Sentence, page.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
                Assert.DoesNotContain("VAT", page.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
                Assert.Empty(page.Document.QuerySelectorAll("[data-tax-rate]"));
            }

            var placed = await shopper.SubmitAsync(await shopper.GetAsync("/checkout"), "/checkout", new CheckoutFields().ToFields());
            Assert.True(placed.IsPlaced(), placed.Describe());
        }
        finally
        {
            await staff.SaveAsync(Settings, Settings, ("establishedIn", ""), ("scheme", "Destination"));
        }

        Assert.Contains("VAT", (await (await ShopperAsync()).GetAsync("/cart")).Document.QuerySelector("main")!.TextContent,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("establishedIn", "XX")]
    [InlineData("scheme", "None")]
    [InlineData("scheme", "")]
    public async Task A_value_that_cannot_be_is_told_beside_its_field(string field, string value)
    {
        using var staff = await shared.Shop.SignedInAsync();
        var answer = await staff.SubmitAsync(await staff.GetAsync(Settings), Settings, (field, value), ("exemptionReason", "My words."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotNull(answer.Document.QuerySelector($"#taxes-{field}-problem"));
        Assert.Equal("My words.", answer.Document.QuerySelector("[name=exemptionReason]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_class_that_staff_make_is_chosen_for_variants_and_has_rates_and_goes_only_when_nothing_is_of_it()
    {
        using var staff = await shared.Shop.SignedInAsync();
        await staff.SaveAsync(Classes, Classes, ("name", "Books"));
        Assert.NotNull((await staff.GetAsync("/admin/taxes/ES")).Document.QuerySelector("[name=rate-books]"));
        Assert.Contains(
            "Books", (await staff.GetAsync("/admin/taxes")).Document.QuerySelector("thead")!.TextContent, StringComparison.Ordinal);
        await staff.SaveAsync("/admin/taxes/HR", "/HR", ("rate-books", "5"));
        var refused = await staff.SubmitAsync(await staff.GetAsync($"{Classes}/books"), "/remove");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Variants or rates are of this class", refused.Alerts, StringComparison.Ordinal);
        await staff.SaveAsync(Classes, Classes, ("name", "Nothing of it"), ("code", "empty"));
        Assert.Equal(HttpStatusCode.SeeOther, (await staff.SubmitAsync(await staff.GetAsync($"{Classes}/empty"), "/remove")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync($"{Classes}/empty")).Status);
    }

    [Theory]
    [InlineData("", "x")]
    [InlineData("Name", "No Code")]
    [InlineData("Name", "standard")]
    public async Task A_class_that_cannot_be_is_told_and_nothing_typed_is_lost(string name, string code)
    {
        using var staff = await shared.Shop.SignedInAsync();
        var answer = await staff.SubmitAsync(await staff.GetAsync(Classes), Classes, ("name", name), ("code", code));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal((name, code), (answer.Document.QuerySelector("#tax-name")!.GetAttribute("value") ?? "",
            answer.Document.QuerySelector("#tax-code")!.GetAttribute("value")));
    }

    private async Task<CookieShopper> ShopperAsync()
    {
        var shopper = new CookieShopper(shared.Shop.Address);
        await shopper.AddToCartAsync((await shopper.FindVariantsAsync(1))[0], 1);
        return shopper;
    }
}
