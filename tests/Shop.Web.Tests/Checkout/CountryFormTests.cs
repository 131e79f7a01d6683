using System.Globalization;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Checkout;

/// <summary>The checkout asks for what the chosen country's addresses have, under its names and in its order.</summary>
public sealed class CountryFormTests(SharedShop shared) : IClassFixture<SharedShop>
{
    [Theory]
    [InlineData("US", "city! region! postcode!", "ZIP code")]
    [InlineData("HK", "city region!", "Area")]
    [InlineData("GB", "city! postcode!", "Postcode")]
    [InlineData("DE", "postcode! city!", "Postcode")]
    [InlineData("ES", "postcode! city! region", "Region")]
    public async Task A_country_is_asked_for_what_its_addresses_have(string country, string fields, string label)
    {
        using var shopper = await ShopperAsync();
        var part = (await shopper.GetAsync($"/checkout?country={country}")).Document.QuerySelector("[data-part=address]")!;
        Assert.Equal(fields, string.Join(' ', part.QuerySelectorAll("input")
            .Select(input => input.Id + (input.HasAttribute("required") ? "!" : ""))));
        Assert.Contains(label, part.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_script_a_missing_region_is_asked_for_with_all_that_was_typed()
    {
        using var shopper = await ShopperAsync();
        var fields = new CheckoutFields { Country = "US", Postcode = "100011234", City = "New York" };
        var told = await shopper.FollowAsync(
            await shopper.SubmitAsync(await shopper.GetAsync("/checkout?country=ES"), "/checkout", fields.ToFields()));
        Assert.Contains("Enter the region", told.Alerts, StringComparison.Ordinal);
        Assert.Equal("New York", told.Document.QuerySelector("#city")!.GetAttribute("value"));
        var answer = await shopper.SubmitAsync(told, "/checkout", [.. (fields with { Region = "NY" }).ToFields()]);
        Assert.True(answer.IsPlaced(), answer.IsPlaced() ? "" : (await shopper.FollowAsync(answer)).Alerts);
    }

    [Fact]
    public async Task Countries_are_named_and_sorted_in_the_language_of_the_page()
    {
        using var shopper = await ShopperAsync("/es");
        var names = (await shopper.GetAsync("/checkout"))
            .Document.QuerySelectorAll("#country option").Select(option => option.TextContent).ToList();
        Assert.Contains("Alemania", names);
        Assert.Equal(names.Order(StringComparer.Create(CultureInfo.GetCultureInfo("es-ES"), true)), names);
    }

    private async Task<CookieShopper> ShopperAsync(string language = "")
    {
        using var staff = await shared.Shop.SignedInAsync();
        if ((await staff.GetAsync("/admin/shipping")).Document.QuerySelector("[data-code=overseas]") is null)
        {
            // A list is sent as commas apart from each other would be: one field for each.
            await staff.SaveAsync("/admin/shipping/_new", "/_new", ("name-en", "Overseas"), ("code", "overseas"), ("price", "9"),
                ("countries", "US"), ("countries", "HK"), ("countries", "GB"));
        }

        var shopper = new CookieShopper(shared.Shop.Address, language);
        await shopper.AddToCartAsync((await shopper.FindVariantsAsync(1))[0], 1);
        return shopper;
    }
}
