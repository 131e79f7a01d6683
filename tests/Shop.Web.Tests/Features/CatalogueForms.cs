namespace Shop.Web.Tests.Features;

/// <summary>What staff make in a catalogue over its pages.</summary>
internal static class CatalogueForms
{
    private const string Category = "category-of-tests";

    /// <summary>A draft in a category of its own.</summary>
    public static async Task MakeProductAsync(StaffPages staff, string code)
    {
        // Refused when another test has made it.
        await staff.PressAsync(await staff.GetAsync("/admin/categories/_new"), ".form button", ("name-en", "Sample of tests"),
            ("code", Category));
        await staff.SaveAsync("/admin/products/_new", "main form button", ("code", code), ("name", code), ("category", Category));
    }

    /// <summary>A product with the one variant of a product without options; its SKU is the code in capitals.</summary>
    public static async Task MakeVariantAsync(StaffPages staff, string code, string price)
    {
        await MakeProductAsync(staff, code);
        await staff.SaveAsync($"/admin/products/{code}/variants", "#matrix [formaction$='/matrix']", ("matrix.price", price),
            ("matrix.weight", "300"));
    }

    public static Task MakeMeasurementAsync(StaffPages staff, string code, params string[] units) => staff.SaveAsync(
        "/admin/facets/_new", "main form button",
        [("kind", "measurement"), ("code", code), ("name-en", code), .. units.Select((unit, index) => ($"label-en[+{index + 1}]", unit))]);

    public static Task MakeOptionAsync(StaffPages staff, string code, params string[] values) =>
        staff.SaveAsync("/admin/facets/_new", "main form button",
        [("kind", "option"), ("code", code), ("name-en", code), .. values.Select((value, index) => ($"label-en[+{index + 1}]", value))]);
}
