using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Features;

/// <summary>What the checkout remembers of what was typed and chosen, and what it says of another country. Without a script.</summary>
[Collection(nameof(HostedShop))]
public sealed class CheckoutAnswersTests(HostedShop shop) : IDisposable
{
    private const string Sku = "LK-SEN-050";
    private static readonly CheckoutFields Typed =
        new() { Email = "nuria@example.com", Region = "Girona", Phone = "972 000 000", Note = "Second\ndoor — 字" };
    private readonly CookieShopper _shopper = new(shop.Address);

    public void Dispose() => _shopper.Dispose();

    [Fact]
    public async Task What_was_typed_survives_a_refusal_another_language_the_cart_and_the_way_back_from_the_payment_page()
    {
        await FillCartAsync();
        var refused = await _shopper.FollowAsync(await _shopper.SubmitCheckoutAsync(Typed with { Postcode = "1" }));
        Assert.Contains("Enter a postcode in the form of the country.", refused.Alerts, StringComparison.Ordinal);
        AssertTyped(refused, Typed with { Postcode = "1" });
        var again = await _shopper.GetAsync("/checkout");
        Assert.Equal("", again.Alerts);
        AssertTyped(again, Typed with { Postcode = "1" });
        AssertTyped(await _shopper.GetAsync("/es/checkout"), Typed with { Postcode = "1" });

        var toCart = await SendAsync(again, Typed with { Name = "Àngels" }, "cart");
        Assert.Equal("/cart", toCart.Location!.AbsolutePath);
        AssertTyped(await _shopper.GetAsync("/checkout"), Typed with { Name = "Àngels" });
        var toSpanish = await SendAsync(again, Typed with { Name = "Ona" }, "language-es");
        Assert.Equal("/es/checkout", toSpanish.Location!.AbsolutePath);
        AssertTyped(await _shopper.FollowAsync(toSpanish), Typed with { Name = "Ona" });
        Assert.True((await _shopper.SubmitCheckoutAsync(Typed)).IsPlaced());
        AssertTyped(await _shopper.GetAsync("/checkout"), Typed);
    }

    [Theory]
    [InlineData("", "Delivery to Germany: ", "the total is €")]
    [InlineData("/es", "Envío a Alemania: ", "el total es ahora ")]
    public async Task Another_country_is_answered_with_what_delivery_there_costs_and_the_next_time_with_the_order(string prefix,
        string words, string total)
    {
        await FillCartAsync();
        using var shopper = _shopper;
        var german = Typed with { Country = "DE", Postcode = "10115", City = "Berlin" };
        var page = await shopper.GetAsync($"{prefix}/checkout");
        var told = await shopper.FollowAsync(await shopper.SubmitAsync(page, "/checkout", german.ToFields()));
        var notice = told.Document.QuerySelector("[data-delivery]")!.TextContent;
        Assert.Contains(words, notice, StringComparison.Ordinal);
        Assert.Contains(total, notice, StringComparison.Ordinal);
        Assert.Equal("", told.Alerts);
        Assert.True(told.TotalMinor > page.TotalMinor);
        AssertTyped(told, german);
        Assert.Null((await shopper.GetAsync("/checkout")).Document.QuerySelector("[data-delivery]"));
        Assert.True((await shopper.SubmitAsync(told, "/checkout")).IsPlaced());
    }

    [Fact]
    public async Task Another_way_of_sending_is_answered_with_what_it_costs()
    {
        await FillCartAsync();
        var page = await _shopper.GetAsync("/checkout");
        var other = page.Document.QuerySelectorAll("[name=shipping]:not([checked])").First().GetAttribute("value")!;
        var told = await _shopper.FollowAsync(await _shopper.SubmitAsync(page, "/checkout", (Typed with { Shipping = other }).ToFields()));
        Assert.Contains("Delivery to Spain: ", told.Document.QuerySelector("[data-delivery]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(other, told.Document.QuerySelector("[name=shipping][checked]")!.GetAttribute("value"));
        Assert.Equal("", told.Alerts);
    }

    [Fact]
    public async Task A_wrong_field_and_another_country_are_told_together()
    {
        await FillCartAsync();
        var told = await _shopper.FollowAsync(await _shopper.SubmitCheckoutAsync(Typed with { Country = "NL" }));
        Assert.NotNull(told.Document.QuerySelector("[role=alert] a[href='#postcode']"));
        Assert.Contains("Delivery to Netherlands: ", told.Document.QuerySelector("[data-delivery]")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ES", "17004")]
    [InlineData("DE", "10115")]
    public async Task A_price_that_changed_is_still_refused_with_the_new_total_whichever_country_is_chosen(string country, string postcode)
    {
        await FillCartAsync();
        var page = await _shopper.GetAsync("/checkout");
        await RaisePriceAsync(100);
        var refused =
            await _shopper.FollowAsync(
            await _shopper.SubmitAsync(page, "/checkout", (Typed with { Country = country, Postcode = postcode }).ToFields()));
        await RaisePriceAsync(-100);
        Assert.Contains("The price changed while this page was open.", refused.Alerts, StringComparison.Ordinal);
        Assert.Equal(country == "DE", refused.Document.QuerySelector("[data-delivery]") is not null);
        Assert.True(refused.TotalMinor >= page.TotalMinor + 100);
    }

    [Fact]
    public async Task The_chosen_country_survives_a_change_of_quantity_and_is_that_of_the_checkout()
    {
        await FillCartAsync();
        var german = await _shopper.GetAsync("/cart?country=DE");
        var changed = await _shopper.PostAndFollowAsync($"/cart/lines/{Sku}", ("quantity", "2"));
        Assert.Equal("DE", CountryOf(changed));
        Assert.Equal(german.TotalMinor + 890, changed.TotalMinor);
        Assert.Equal("DE", CountryOf(await _shopper.GetAsync("/cart")));
        Assert.Equal("DE", CountryOf(await _shopper.GetAsync("/es/cart")));
        Assert.Equal(("DE", changed.TotalMinor),
            (CountryOf(await _shopper.GetAsync("/checkout")), (await _shopper.GetAsync("/checkout")).TotalMinor));
        await _shopper.SubmitAsync(await _shopper.GetAsync("/checkout"), "/checkout", ("country", "PT"), ("action", "update"));
        Assert.Equal("PT", CountryOf(await _shopper.GetAsync("/cart")));
        Assert.Equal("PT", CountryOf(await _shopper.GetAsync("/cart?country=%00")));
    }

    [Fact]
    public async Task What_was_typed_stands_in_no_address_and_is_readable_in_no_cookie_and_shown_to_nobody_else()
    {
        await FillCartAsync();
        var answer = await _shopper.SubmitCheckoutAsync(Typed with { Postcode = "1" });
        Assert.Equal("/checkout", answer.Location!.PathAndQuery);
        Assert.DoesNotContain(_shopper.Jar.Cookies.Values, value => value.Contains("nuria", StringComparison.OrdinalIgnoreCase));
        using var other = new CookieShopper(shop.Address);
        await other.PostAsync("/cart/lines", ("sku", Sku), ("quantity", "1"));
        Assert.DoesNotContain("nuria@example.com", (await other.GetAsync("/checkout")).Body, StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(shop.Address, "/checkout"));
        _shopper.Jar.AddTo(request.Headers);
        using var client = shop.Client();
        using var page = await client.SendAsync(request);
        Assert.True(page.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task The_longest_texts_in_any_script_come_back_and_a_hostile_length_harms_nobody()
    {
        await FillCartAsync();
        var longest =
            Typed with { Name = new string('字', 100), Address1 = new string('ñ', 150), City = new string('京', 100), Note =
            string.Concat(Enumerable.Range(0, 1000).Select(at => (char)('一' + (at * 7)))) };
        AssertTyped(await _shopper.FollowAsync(await _shopper.SubmitCheckoutAsync(longest with { Postcode = "1" })), longest
            with { Postcode = "1" });
        var hostile =
            await _shopper.FollowAsync(
            await _shopper.SubmitCheckoutAsync(Typed
            with { Name = string.Concat(Enumerable.Range(0, 5000).Select(at => (char)('一' + at))) }));
        Assert.Equal(HttpStatusCode.OK, hostile.Status);
        Assert.Contains("This is too long.", hostile.Alerts, StringComparison.Ordinal);
    }

    private async Task FillCartAsync() => await _shopper.PostAsync("/cart/lines", ("sku", Sku), ("quantity", "1"));

    private Task<ShopPage> SendAsync(ShopPage page, CheckoutFields fields, string action) =>
        _shopper.SubmitAsync(page, "/checkout", [.. fields.ToFields(), ("action", action)]);

    private static string? CountryOf(ShopPage page) => page.Document.QuerySelector("#country option[selected]")!.GetAttribute("value");

    private static void AssertTyped(ShopPage page, CheckoutFields fields)
    {
        // A country without regions is not asked for one.
        foreach (var (name, value) in fields.ToFields().Where(field => field.Name is not ("country" or "note")
            && (field.Name != "region" || page.Document.QuerySelector("#region") is not null)))
            Assert.Equal(value, page.Document.QuerySelector($"#{name}")!.GetAttribute("value"));
        if (fields.Note is not null) Assert.Equal(fields.Note, page.Document.QuerySelector("#note")!.TextContent);
        Assert.Equal(fields.Country, CountryOf(page));
    }

    private async Task RaisePriceAsync(long by)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
        await db.Set<Variant>().Where(variant => variant.Sku == Sku)
            .ExecuteUpdateAsync(set => set.SetProperty(variant => variant.PriceMinor, variant => variant.PriceMinor + by));
    }
}
