using System.Net;
using System.Runtime.CompilerServices;

namespace Shop.TestKit;

/// <summary>Staff's steps in the catalogue, over the pages' own forms.</summary>
public static class CatalogueSteps
{
    private static readonly ConditionalWeakTable<IRunningShop, Task<StaffAccount>> Administrators = [];

    /// <summary>Signs staff in: the same administrator each time, since making one starts a process.</summary>
    public static async Task<CookieShopper> SignedInAsync(this IRunningShop shop)
    {
        var staff = new CookieShopper(shop.Address);
        await staff.SignInAsync(await Administrators.GetValue(shop, made => made.CreateAdminAsync("catalogue@example.com")));
        return staff;
    }

    /// <summary>Fills in the page's form and sends it; it must be taken.</summary>
    /// <exception cref="InvalidOperationException">The form was refused; the message has its words.</exception>
    public static async Task<ShopPage> SaveAsync(this CookieShopper staff, string path, string action,
        params (string Name, string Value)[] fields)
    {
        var answer = await staff.SubmitAsync(await staff.GetAsync(path), action, fields);
        return answer.Status == HttpStatusCode.SeeOther
            ? await staff.FollowAsync(answer)
            : throw new InvalidOperationException($"Not saved: {answer.Describe()}");
    }

    /// <summary>Makes an option with values, each given by its labels in English and Spanish.</summary>
    public static Task<ShopPage> MakeOptionAsync(this CookieShopper staff, string code, params (string En, string Es)[] values) =>
        staff.SaveAsync(
        "/admin/facets/_new", "/admin/facets/_new",
        [
            ("kind", "option"), ("code", code), ("name-en", code), ("name-es", $"{code} es"),
            .. values.SelectMany((value, index) => new[] { ($"label-en[+{index + 1}]", value.En), ($"label-es[+{index + 1}]", value.Es) }),
        ]);

    /// <summary>Makes a measurement in a table of that heading; units are given by code and labels in English and Spanish.</summary>
    public static Task<ShopPage> MakeMeasurementAsync(
        this CookieShopper staff, string code, (string En, string Es) name, (string En, string Es) heading,
        params (string Code, string En, string Es)[] units) => staff.SaveAsync(
        "/admin/facets/_new", "/admin/facets/_new",
        [
            ("kind", "measurement"), ("code", code), ("name-en", name.En), ("name-es", name.Es),
            ("heading-en", heading.En), ("heading-es", heading.Es),
            .. units.SelectMany((unit, index) => new[]
            {
                ($"code[+{index + 1}]", unit.Code), ($"label-en[+{index + 1}]", unit.En), ($"label-es[+{index + 1}]", unit.Es),
            }),
        ]);

    /// <summary>Makes a draft with texts in English.</summary>
    public static Task<ShopPage> MakeProductAsync(this CookieShopper staff, string code, string name) =>
        staff.SaveAsync("/admin/products/_new", "/admin/products/_new", ("code", code), ("name", name), ("category", "teaware"));

    /// <summary>Makes the one variant of a product without options, and puts some into stock.</summary>
    public static async Task StockOneVariantAsync(this CookieShopper staff, string code, string price)
    {
        await staff.SaveAsync($"/admin/products/{code}/variants", "/variants/matrix", ("price", price), ("weight", "300"));
        await staff.PostAsync($"/admin/stock/{code.ToUpperInvariant()}", ("kind", "received"), ("by", "5"));
    }
}
