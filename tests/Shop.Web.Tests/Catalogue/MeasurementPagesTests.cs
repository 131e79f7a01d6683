using System.Net;
using Shop.Domain.Catalogue;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Catalogue;

/// <summary>Measurements from the form that defines them to the product's page, without JavaScript.</summary>
public sealed class MeasurementPagesTests(SharedShop shared) : IClassFixture<SharedShop>
{
    private const HttpStatusCode Refused = HttpStatusCode.UnprocessableEntity;

    [Theory]
    [InlineData("", "sencha-shizuoka", "How to brew", "Water70 °C|Time90 seconds|Leaf10 g per litre|Infusions3")]
    [InlineData("/es", "sencha-shizuoka", "Cómo prepararlo", "Agua70 °C|Tiempo90 segundos|Hoja10 g por litro|Infusiones3")]
    [InlineData("", "assam-second-flush", "How to brew", "Water95 °C|Time3 minutes|Leaf12 g per litre|Infusions1")]
    [InlineData("/es", "darjeeling-first-flush", "Cómo prepararlo", "Agua88 °C|Tiempo2,5 minutos|Hoja10 g por litro|Infusiones2")]
    public async Task The_demos_teas_say_what_they_said_of_their_preparation(string prefix, string code, string heading, string rows)
    {
        using var staff = await shared.Shop.SignedInAsync();
        var slug = Value(await staff.GetAsync($"/admin/products/{code}"), $"#text-{(prefix.Length == 0 ? "en" : "es")}-slug");
        using var shopper = new CookieShopper(shared.Shop.Address, prefix);
        var page = await shopper.GetAsync($"/products/{slug}");
        Assert.Contains(heading, page.Document.QuerySelectorAll(".telling h2").Select(title => title.TextContent));
        Assert.Equal(rows.Split('|'), page.Document.QuerySelector(".telling table")!.QuerySelectorAll("tr").Select(row => row.TextContent));
    }

    [Fact]
    public async Task A_merchants_own_measurements_stand_in_a_table_with_numbers_as_the_language_writes_them()
    {
        using var staff = await shared.Shop.SignedInAsync();
        await staff.MakeMeasurementAsync("span", ("Span", "Envergadura"), ("Sizes", "Medidas"), ("cm", "cm", "cm"));
        await staff.MakeMeasurementAsync(
            "rest", ("Rest", "Reposo"), ("Sizes", "Medidas"), ("hours", "hours", "horas"), ("days", "days", "días"));
        await staff.MakeMeasurementAsync("parts", ("Parts", "Piezas"), ("", ""));
        await OfferAsync(staff, "kite", "Kite", "Cometa");
        await staff.SaveAsync(
            "/admin/products/kite", "/sections/attributes",
            ("facet-span", "1234.5"), ("facet-rest", "0,25"), ("unit-rest", "days"), ("facet-parts", "-3"));
        Assert.Equal(("Sizes", "Rest0.25 days|Span1,234.5 cm", "Parts-3"), await TablesAsync("", "kite"));
        Assert.Equal(("Medidas", "Reposo0,25 días|Envergadura1.234,5 cm", "Piezas-3"), await TablesAsync("/es", "cometa"));
        var form = await staff.GetAsync("/admin/products/kite");
        Assert.Equal("1234.5", Value(form, "#attributes-facet-span"));
        Assert.Equal("days", form.Document.QuerySelector("#attributes-unit-rest [selected]")!.GetAttribute("value"));
        Assert.Contains("Span, cm", form.Document.QuerySelector("label[for=attributes-facet-span]")!.TextContent, StringComparison.Ordinal);
        await staff.SaveAsync("/admin/products/kite", "/sections/attributes", ("facet-span", ""), ("facet-rest", "3"));
        Assert.Equal(("Sizes", "Rest3 days", "Parts-3"), await TablesAsync("", "kite"));
    }

    [Theory]
    [InlineData("twelve", "")]
    [InlineData("1e3", "")]
    [InlineData("12.34567", "")]
    [InlineData("1,125", "")]
    [InlineData("99999999999", "")]
    [InlineData("12", "", "unit")]
    [InlineData("12", "yards", "unit")]
    public async Task A_number_or_a_unit_that_cannot_be_is_told_beside_its_field_and_all_that_was_typed_stays(
        string amount, string unit, string field = "facet")
    {
        using var staff = await shared.Shop.SignedInAsync();
        var code = $"odd-{Guid.NewGuid():N}"[..20];
        await staff.MakeMeasurementAsync(code, (code, code), ("", ""), ("cm", "cm", "cm"), ("mm", "mm", "mm"));
        await staff.MakeProductAsync(code, code);
        var answer = await staff.SubmitAsync(
            await staff.GetAsync($"/admin/products/{code}"), "/sections/attributes",
            ($"facet-{code}", amount), ($"unit-{code}", unit), ("facet-leaf", "7"));
        Assert.Equal(Refused, answer.Status);
        Assert.Equal(
            field == "unit" ? "Choose the unit." : $"Enter {Measurement.AmountRule}.",
            answer.Document.QuerySelector($"#attributes-{field}-{code}-problem")!.TextContent);
        Assert.Equal((amount, "7"), (Value(answer, $"#attributes-facet-{code}"), Value(answer, "#attributes-facet-leaf")));
        Assert.Equal("", Value(await staff.GetAsync($"/admin/products/{code}"), "#attributes-facet-leaf"));
    }

    [Theory]
    [InlineData("kind", "scale", "facet-kind", "Choose what it is.")]
    [InlineData("code[+1]", "100-g", "facet-code-_2b_1", "The code of a unit begins with a letter.")]
    [InlineData("swatch[+1]", "#7FA69A", "facet-swatch-_2b_1", "A unit has no colour.")]
    [InlineData("label-en[+1]", "", "facet-label-en-_2b_1", "Give the value a label in English.")]
    [InlineData("heading-es", "Medidas", "facet-name-es", "Give it a name in this language too, or leave the heading out.")]
    public async Task A_definition_that_cannot_be_is_told_beside_its_field(string field, string value, string place, string problem)
    {
        using var staff = await shared.Shop.SignedInAsync();
        var fields = new Dictionary<string, string>
        {
            ["kind"] = "measurement", ["name-en"] = "Odd", ["code"] = "odd-scale", ["code[+1]"] = "cm", ["label-en[+1]"] = "cm",
            ["heading-en"] = "Sizes", [field] = value,
        };
        var answer = await staff.SubmitAsync(
            await staff.GetAsync("/admin/facets/_new"), "/admin/facets/_new", [.. fields.Select(each => (each.Key, each.Value))]);
        Assert.Equal(Refused, answer.Status);
        Assert.Equal(problem, answer.Document.GetElementById($"{place}-problem")!.TextContent);
        Assert.Equal(("Odd", "Sizes"), (Value(answer, "[name=name-en]"), Value(answer, "[name=heading-en]")));
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync("/admin/facets/odd-scale")).Status);
    }

    [Fact]
    public async Task A_measurement_is_deleted_when_no_product_has_it_and_not_before()
    {
        using var staff = await shared.Shop.SignedInAsync();
        await staff.MakeMeasurementAsync("depth", ("Depth", "Fondo"), ("Places", "Lugares"), ("cm", "cm", "cm"));
        await OfferAsync(staff, "drawer", "Drawer", "Cajón");
        await staff.SaveAsync("/admin/products/drawer", "/sections/attributes", ("facet-depth", "40"));
        Assert.Equal("Places", (await TablesAsync("", "drawer")).Heading);
        var mistyped = await staff.SubmitAsync(await staff.GetAsync("/admin/facets/depth"), "/delete", ("confirm", "width"));
        Assert.Contains("Nothing was deleted", mistyped.Alerts, StringComparison.Ordinal);
        var used = await staff.SubmitAsync(await staff.GetAsync("/admin/facets/depth"), "/delete", ("confirm", "depth"));
        Assert.Equal((Refused, true), (used.Status, used.Alerts.Contains("Products have it", StringComparison.Ordinal)));
        var stale = await staff.GetAsync("/admin/facets/depth");
        await staff.SaveAsync("/admin/facets/depth", "/facets/depth", ("name-en", "Deepness"), ("label-en[cm]", "centimetres"));
        await staff.SaveAsync("/admin/products/drawer", "/sections/attributes", ("facet-depth", ""));
        Assert.Equal(HttpStatusCode.Conflict, (await staff.SubmitAsync(stale, "/delete", ("confirm", "depth"))).Status);
        await staff.SaveAsync("/admin/facets/depth", "/delete", ("confirm", "depth"));
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync("/admin/facets/depth")).Status);
        Assert.Null((await staff.GetAsync("/admin/products/drawer")).Document.QuerySelector("[name$=facet-depth]"));
        Assert.Equal("", (await TablesAsync("", "drawer")).Heading);
    }

    private static string? Value(ShopPage page, string field) => page.Document.QuerySelector(field)!.GetAttribute("value");

    private static async Task OfferAsync(CookieShopper staff, string code, string english, string spanish)
    {
        await staff.MakeProductAsync(code, english);
        await staff.SaveAsync($"/admin/products/{code}", "/sections/text-es", ("name", spanish));
        await staff.StockOneVariantAsync(code, "12");
        await staff.SaveAsync($"/admin/products/{code}", "/sections/status", ("status", "published"));
    }

    // The heading and the rows of the first table that is not of the details, and the rows of the details.
    private async Task<(string Heading, string Rows, string Details)> TablesAsync(string prefix, string slug)
    {
        using var shopper = new CookieShopper(shared.Shop.Address, prefix);
        var tables = (await shopper.GetAsync($"/products/{slug}")).Document.QuerySelectorAll(".telling table").Select(table => (
            Heading: table.PreviousElementSibling!.TextContent,
            Rows: string.Join('|', table.QuerySelectorAll("tr").Select(row => row.TextContent)))).ToList();
        var details = tables.FindIndex(table => table.Heading is "Details" or "Detalles");
        var own = tables.Where((_, index) => index != details).FirstOrDefault((Heading: "", Rows: ""));
        return (own.Heading, own.Rows, details < 0 ? "" : tables[details].Rows);
    }
}
