using System.Net;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Features;

/// <summary>Two people on one page of the back office: what only one of them changed is no conflict, what both changed is one.</summary>
[Collection(nameof(HostedShop))]
public sealed class SimultaneousEditTests(HostedShop shop)
{
    [Fact]
    public async Task Different_sections_of_a_product_are_both_saved_and_the_same_one_shows_both_values()
    {
        using var staff = await StaffPages.SignedInAsync(shop);
        await CatalogueForms.MakeProductAsync(staff, "two-people");
        await CatalogueForms.MakeMeasurementAsync(staff, "heat-of-two", "°C");
        const string Heat = "attributes.facet-heat-of-two";
        await BothAsync(
            staff, "/admin/products/two-people", ("#attributes button", [(Heat, "80")]),
                ("#organisation button", [("organisation.position", "5")]));
        await ConflictAsync(staff, "/admin/products/two-people", "#attributes button", (Heat, "85"), (Heat, "95.5"), "facet-heat-of-two");
        await ConflictAsync(staff, "/admin/products/two-people", "#text-en button", ("text-en.summary", "Theirs"),
            ("text-en.description", "Mine"), "summary");
    }

    [Fact]
    public async Task Eight_sections_sent_at_the_same_moment_are_all_saved()
    {
        using var staff = await StaffPages.SignedInAsync(shop);
        await CatalogueForms.MakeProductAsync(staff, "at-once");
        await CatalogueForms.MakeMeasurementAsync(staff, "heat-at-once", "°C");
        var page = await staff.GetAsync("/admin/products/at-once");
        (string Section, string Field, string Value)[] edits =
        [
            ("text-en", "summary", "Short"), ("text-es", "name", "A la vez"), ("organisation", "position", "9"),
            ("attributes", "facet-heat-at-once", "70"), ("status", "status", "published"),
        ];
        var answers =
            await Task.WhenAll(
            edits.Select(edit => staff.PressAsync(page, $"#{edit.Section} button", ($"{edit.Section}.{edit.Field}", edit.Value))));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.Status));
        var stored = await staff.GetAsync("/admin/products/at-once");
        Assert.All(edits, edit => Assert.Equal(edit.Value, StaffPages.Value(stored, $"{edit.Section}.{edit.Field}")));
    }

    [Fact]
    public async Task Prices_of_different_variants_are_both_saved_and_new_variants_are_in_nobody_s_way()
    {
        using var staff = await StaffPages.SignedInAsync(shop);
        await CatalogueForms.MakeOptionAsync(staff, "shared-size", "small", "large", "huge");
        await CatalogueForms.MakeProductAsync(staff, "shared-pot");
        const string Page = "/admin/products/shared-pot/variants";
        await staff.SaveAsync(Page, "[formaction$='/options']", ("options.option-0", "shared-size"));
        var made = await staff.GetAsync($"{Page}?pick-shared-size=small&pick-shared-size=large");
        await staff.PressAsync(made, "[formaction$='/matrix']", ("matrix.price", "10.00"), ("matrix.weight", "100"));
        await BothAsync(staff, Page, ("#variants button", [("price[SHARED-POT-SMALL]", "11.00")]),
            ("#variants button", [("price[SHARED-POT-LARGE]", "22.00")]));
        await ConflictAsync(staff, Page, "#variants button", ("price[SHARED-POT-SMALL]", "12.00"), ("price[SHARED-POT-SMALL]", "13.00"),
            "price[SHARED-POT-SMALL]");
        var page = await staff.GetAsync($"{Page}?pick-shared-size=huge");
        await staff.SaveAsync(Page, "#variants button", ("weight[SHARED-POT-LARGE]", "150"));
        Assert.Equal(HttpStatusCode.SeeOther, (await staff.PressAsync(page, "[formaction$='/matrix']", ("matrix.price", "30.00"))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await staff.PressAsync(page, "#variants button", ("price[SHARED-POT-SMALL]", "23.00")))
            .Status);
        await staff.SaveAsync(Page, "[formaction$='/options']", ("options.option-0", ""));
        Assert.Equal(HttpStatusCode.Conflict, (await staff.PressAsync(page, "#variants button", ("price[SHARED-POT-LARGE]", "24.00")))
            .Status);
    }

    [Fact]
    public async Task Different_languages_of_a_category_are_both_saved()
    {
        using var staff = await StaffPages.SignedInAsync(shop);
        await staff.SaveAsync("/admin/categories/_new", ".form button", ("name-en", "Shared category"), ("code", "shared-category"));
        await BothAsync(staff, "/admin/categories/shared-category", (".form button", [("description-en", "English")]),
            (".form button", [("name-es", "Estante")]));
        await ConflictAsync(staff, "/admin/categories/shared-category", ".form button", ("name-en", "Theirs"), ("description-en", "Mine"),
            "name-en");
    }

    [Fact]
    public async Task Different_values_of_an_option_are_both_saved()
    {
        using var staff = await StaffPages.SignedInAsync(shop);
        await CatalogueForms.MakeOptionAsync(staff, "shared-glaze", "snow", "ash");
        await BothAsync(staff, "/admin/facets/shared-glaze", ("main form button", [("swatch[snow]", "#FFFFFF")]),
            ("main form button", [("label-en[ash]", "Ashes")]));
        await ConflictAsync(staff, "/admin/facets/shared-glaze", "main form button", ("label-en[snow]", "Snowy"),
            ("swatch[snow]", "#EEEEEE"), "label-en[snow]");
    }

    [Fact]
    public async Task What_a_coupon_takes_off_and_when_it_ends_are_both_saved()
    {
        using var staff = await StaffPages.SignedInAsync(shop);
        await staff.SaveAsync("/admin/coupons/_new", ".form button", ("code", "SHARED"), ("percent", "10"));
        await BothAsync(staff, "/admin/coupons/SHARED", (".form button", [("percent", "20")]), (".form button", [("limit", "50")]));
        await BothAsync(staff, "/admin/coupons/SHARED", (".form button", [("limit", "60")]), ("[formaction$='/end']", []));
        await ConflictAsync(staff, "/admin/coupons/SHARED", ".form button", ("percent", "25"), ("minimum", "5.00"), "percent");
    }

    [Fact]
    public async Task Different_prices_of_a_price_book_its_name_and_its_link_are_all_saved_and_the_same_price_shows_both()
    {
        using var staff = await StaffPages.SignedInAsync(shop);
        await staff.SaveAsync("/admin/price-books/_new", ".form button", ("name", "Shared book"), ("code", "shared-book"));
        foreach (var code in new[] { "book-one", "book-two" }) await CatalogueForms.MakeVariantAsync(staff, code, "20.00");
        const string Page = "/admin/price-books/shared-book";
        (string, (string, string)[]) Priced(string sku, string price) =>
            ("[formaction$='/prices']", [("prices.sku", sku), ("prices.price", price)]);
        await BothAsync(staff, Page, Priced("BOOK-ONE", "11.00"), Priced("BOOK-TWO", "12.00"));
        await BothAsync(staff, Page, Priced("BOOK-ONE", "10.00"), (".form button", [("name", "Renamed")]));
        await BothAsync(staff, Page, Priced("BOOK-ONE", "9.00"), ("[formaction$='/link']", []));
        var page = await staff.GetAsync(Page);
        await staff.SaveAsync(Page, "[formaction$='/prices']", ("prices.sku", "BOOK-TWO"), ("prices.price", "8.00"));
        var stale = await staff.PressAsync(page, "[formaction$='/prices']", ("prices.sku", "BOOK-TWO"), ("prices.price", "7.00"));
        Assert.Equal((HttpStatusCode.Conflict, "7.00"), (stale.Status, StaffPages.Value(stale.Page, "prices.price")));
        Assert.Contains("8.00", stale.Page.QuerySelector("[data-stored=price]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await staff.PressAsync(page, "[formaction$='/out'][value=BOOK-TWO]")).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await staff.PressAsync(stale.Page, "[formaction$='/prices']")).Status);
        Assert.Equal("700", (await staff.GetAsync(Page)).QuerySelector("tr[data-sku=BOOK-TWO]")!.GetAttribute("data-price-minor"));
    }

    // Two people open the page; each types something else and saves it.
    private static async Task BothAsync(StaffPages staff, string path, (string Button, (string Name, string Value)[] Typed) first,
        (string Button, (string Name, string Value)[] Typed) second)
    {
        var (one, other) = (await staff.GetAsync(path), await staff.GetAsync(path));
        foreach (var (page, edit) in new[] { (one, first), (other, second) })
        {
            var answer = await staff.PressAsync(page, edit.Button, edit.Typed);
            Assert.True(answer.Status == HttpStatusCode.SeeOther,
                $"{path} {edit.Button}: {answer.Status} {StaffPages.Alerts(answer.Page)}");
        }

        var stored = await staff.GetAsync(path);
        foreach (var (name, value) in first.Typed.Concat(second.Typed)
            .Where(field => !field.Name.StartsWith("prices.", StringComparison.Ordinal)))
            Assert.Equal(value, StaffPages.Value(stored, name));
    }

    // Both change the same: the second one is told what is stored now, keeps what was typed, and overwrites it only knowingly.
    private static async Task ConflictAsync(StaffPages staff, string path, string button, (string, string) theirs,
        (string Name, string Value) mine, string shown)
    {
        var (one, other) = (await staff.GetAsync(path), await staff.GetAsync(path));
        Assert.Equal(HttpStatusCode.SeeOther, (await staff.PressAsync(one, button, theirs)).Status);
        var late = await staff.PressAsync(other, button, mine);
        Assert.True(late.Status == HttpStatusCode.Conflict, $"{path}: {late.Status} {StaffPages.Alerts(late.Page)}");
        Assert.Equal(mine.Value, StaffPages.Value(late.Page, mine.Name));
        Assert.NotNull(late.Page.QuerySelector($"[data-stored='{shown}']"));
        Assert.Equal(HttpStatusCode.SeeOther, (await staff.PressAsync(late.Page, button)).Status);
        Assert.Equal(mine.Value, StaffPages.Value(await staff.GetAsync(path), mine.Name));
    }
}
