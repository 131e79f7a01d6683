using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Catalogue;
using Shop.Domain.Shared;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Features;

/// <summary>Forms of a product with 250 variants, as a browser sends them.</summary>
[Collection(nameof(HostedShop))]
public sealed class LargeFormsTests(HostedShop shop)
{
    private const string Code = "two-hundred-and-fifty";
    private const string Page = $"/admin/products/{Code}/variants";
    private static readonly string[] Sizes = [.. Enumerable.Range(1, 10).Select(number => $"size-number-{number}")];
    private static readonly string[] Colours = [.. Enumerable.Range(1, 25).Select(number => $"colour-with-a-long-name-{number}")];

    [Fact]
    public async Task Two_hundred_and_fifty_variants_are_made_in_one_form_and_saved_in_another()
    {
        await MakeProductAsync();
        using var client = shop.Client();
        client.DefaultRequestHeaders.Add("Cookie", await StaffSession.CookieAsync(shop.Services, HostedShop.StaffEmail));
        var picks = string.Join('&', Sizes.Select(size => $"pick-many-size={size}")
            .Concat(Colours.Select(colour => $"pick-many-colour={colour}")));
        await SubmitAsync(client, await FormAsync(client, $"{Page}?{picks}"), $"{Page}/matrix", ("matrix.price", "12.90"),
            ("matrix.weight", "100"));
        var table = await FormAsync(client, Page);
        Assert.Equal(250, table.QuerySelectorAll("tr[data-variant]").Length);
        var sku = table.QuerySelector("tr[data-variant]")!.GetAttribute("data-variant");
        await SubmitAsync(client, table, Page, ($"price[{sku}]", "99.00"));
        Assert.Equal("99.00", (await FormAsync(client, Page)).QuerySelector($"[name='price[{sku}]']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_told_beside_its_field_and_stays_in_it()
    {
        using var client = shop.Client();
        client.DefaultRequestHeaders.Add("Cookie", await StaffSession.CookieAsync(shop.Services, HostedShop.StaffEmail));
        var typed = new string('語', 90_000);
        using var form =
            new FormUrlEncodedContent(
            [new("name-en", "Tea"), new("slug-en", "long-tea"), new("description-en", typed), new("code", "long-tea")]);
        using var answer = await client.PostAsync("/admin/categories/_new", form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("these are 90000", page, StringComparison.Ordinal);
        Assert.Contains(typed, page, StringComparison.Ordinal);
    }

    private async Task MakeProductAsync()
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var (facets, edit) =
            (scope.ServiceProvider.GetRequiredService<EditFacet>(), scope.ServiceProvider.GetRequiredService<EditProduct>());
        Facet Of(string code, string[] values) => values.Aggregate(
            Facet.Option(code, 90).Translate("en", code), (facet, value) =>
                facet.AddValue(value, new Dictionary<string, string> { ["en"] = value }));
        var (size, colour) = (Of("many-size", Sizes), Of("many-colour", Colours));
        await facets.CreateAsync(size, default);
        await facets.CreateAsync(colour, default);
        var category = (await scope.ServiceProvider.GetRequiredService<EditCategory>().AllAsync(default))[0].Code;
        var product = Product.Create(new ProductId(Guid.CreateVersion7()), Code, category, DateTimeOffset.UtcNow)
            .Translate("en", new ProductText("Many", Code, "", "", "")).DifferIn(size, colour);
        await edit.CreateAsync(product, default);
    }

    private static async Task<IHtmlFormElement> FormAsync(HttpClient client, string page)
    {
        using var answer = await client.GetAsync(page);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync())
            .Forms.Single(form => form.Method == "post" && form.GetAttribute("action") == Page);
    }

    private static async Task SubmitAsync(HttpClient client, IHtmlFormElement form, string action, params (string, string)[] changed)
    {
        using var content = new FormUrlEncodedContent(FormFields.Of(form, changed));
        using var answer = await client.PostAsync(action, content);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, $"{answer.StatusCode}: {page[..Math.Min(page.Length, 3000)]}");
    }
}
