using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Shop.Domain.Search.Matching;
using Shop.TestKit;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Features;

/// <summary>Typing into one part of a page of the back office and saving another, without scripts.</summary>
[Collection(nameof(HostedShop))]
public sealed class UnsavedInputTests(HostedShop shop)
{
    private readonly DefaultHttpContext _context = new();

    [Fact]
    public async Task What_is_typed_in_one_section_of_a_product_stays_when_another_is_saved()
    {
        using var staff = await StaffPages.SignedInAsync(shop);
        const string Page = "/admin/products/kept-typing";
        await CatalogueForms.MakeProductAsync(staff, "kept-typing");
        var saved = await staff.PressAsync(await staff.GetAsync(Page), "#status button", ("status.status", "published"),
            ("text-en.summary", "Half a thought"), ("organisation.position", "77"));
        Assert.Equal((HttpStatusCode.OK, "Half a thought"), (saved.Status, StaffPages.Value(saved.Page, "text-en.summary")));
        Assert.Equal(["text-en", "organisation"], saved.Page.QuerySelectorAll("[data-unsaved]")
            .Select(link => link.GetAttribute("data-unsaved")));
        var stored = await staff.GetAsync(Page);
        Assert.Equal(("", "published"), (StaffPages.Value(stored, "text-en.summary"), StaffPages.Value(stored, "status.status")));
        Assert.Equal(HttpStatusCode.SeeOther, (await staff.PressAsync(saved.Page, "form > p > button")).Status);
        stored = await staff.GetAsync(Page);
        Assert.Equal(("Half a thought", "77"),
            (StaffPages.Value(stored, "text-en.summary"), StaffPages.Value(stored, "organisation.position")));
    }

    [Fact]
    public async Task What_is_typed_into_a_category_stays_while_it_is_moved_and_can_be_saved_then()
    {
        using var staff = await StaffPages.SignedInAsync(shop);
        foreach (var code in new[] { "typed-category", "upper-category" })
            await staff.SaveAsync("/admin/categories/_new", ".form button", ("name-en", code), ("code", code));
        await StaysAsync(staff, "/admin/categories/typed-category", "[formaction$='/parent']", ("parent.parent", "upper-category"),
            ("description-en", "Typed"), ".form button");
    }

    [Fact]
    public async Task What_is_typed_into_a_coupon_stays_while_it_is_ended()
    {
        using var staff = await StaffPages.SignedInAsync(shop);
        await staff.SaveAsync("/admin/coupons/_new", ".form button", ("code", "TYPED"), ("percent", "10"));
        var ended = await staff.PressAsync(await staff.GetAsync("/admin/coupons/TYPED"), "[formaction$='/end']", ("percent", "15"));
        Assert.Equal((HttpStatusCode.OK, "15", "Ended"),
            (ended.Status, StaffPages.Value(ended.Page, "percent"), ended.Page.QuerySelector("[data-state]")!.GetAttribute("data-state")));
        Assert.Equal("10", StaffPages.Value(await staff.GetAsync("/admin/coupons/TYPED"), "percent"));
    }

    [Fact]
    public async Task What_is_typed_into_a_price_book_stays_whichever_part_is_saved_or_refused()
    {
        using var staff = await StaffPages.SignedInAsync(shop);
        await staff.SaveAsync("/admin/price-books/_new", ".form button", ("name", "Typed book"), ("code", "typed-book"));
        await CatalogueForms.MakeVariantAsync(staff, "book-cup", "20.00");
        const string Page = "/admin/price-books/typed-book";
        await StaysAsync(staff, Page, "[formaction$='/link']", null, ("prices.sku", "BOOK-CUP"), null);
        await StaysAsync(staff, Page, ".form button", ("name", "Renamed"), ("prices.price", "18.00"), null);
        var refused =
            await staff.PressAsync(await staff.GetAsync(Page), "[formaction$='/prices']", ("prices.sku", "GHOST"), ("prices.price", "1"),
            ("name", "Not yet"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Not yet", "GHOST"),
            (refused.Status, StaffPages.Value(refused.Page, "name"), StaffPages.Value(refused.Page, "prices.sku")));
        await StaysAsync(staff, Page, "[formaction$='/prices']", ("prices.sku", "BOOK-CUP"), ("name", "Club"), ".form button",
            ("prices.price", "17.00"));
        var wrong = await staff.PressAsync(await staff.GetAsync(Page), "[formaction$='/delete']", ("delete.confirm", "wrong"),
            ("name", "Still typed"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Still typed"), (wrong.Status, StaffPages.Value(wrong.Page, "name")));
    }

    [Fact]
    public async Task The_Enter_key_saves_the_one_part_that_was_typed_into()
    {
        using var staff = await StaffPages.SignedInAsync(shop);
        await staff.SaveAsync("/admin/price-books/_new", ".form button", ("name", "Entered book"), ("code", "entered-book"));
        await CatalogueForms.MakeVariantAsync(staff, "enter-cup", "20.00");
        var page = await staff.GetAsync("/admin/price-books/entered-book");
        var sent = await staff.PressAsync(page, "main form button", ("prices.sku", "ENTER-CUP"), ("prices.price", "9.00"));
        Assert.Equal((HttpStatusCode.TemporaryRedirect, "/admin/price-books/entered-book/prices"), (sent.Status, sent.Location));
        Assert.Equal(HttpStatusCode.SeeOther, (await staff.PressAsync(page, "main form button", ("name", "By Enter"))).Status);
    }

    [Fact]
    public async Task What_is_typed_into_the_table_of_variants_stays_while_options_are_chosen_and_combinations_shown()
    {
        using var staff = await StaffPages.SignedInAsync(shop);
        await CatalogueForms.MakeOptionAsync(staff, "typed-size", "small", "large");
        await CatalogueForms.MakeVariantAsync(staff, "typed-bowl", "20.00");
        const string Page = "/admin/products/typed-bowl/variants";
        await StaysAsync(staff, Page, "[formaction$='/options']", ("options.option-0", "typed-size"), ("gtin[TYPED-BOWL]", "12345"), null);
        var shown = await StaysAsync(staff, Page, "[formaction$='/pick']", ("pick.pick-typed-size", "large"),
            ("price[TYPED-BOWL]", "21.00"), null);
        Assert.NotNull(shown.QuerySelector("[name='matrix.sku[large]']"));
        var made = await staff.PressAsync(shown, "[formaction$='/matrix']", ("matrix.price", "30.00"), ("price[TYPED-BOWL]", "21.00"));
        Assert.Equal((HttpStatusCode.OK, "21.00"), (made.Status, StaffPages.Value(made.Page, "price[TYPED-BOWL]")));
        Assert.NotNull(made.Page.QuerySelector("tr[data-variant=TYPED-BOWL-LARGE]"));
        Assert.Equal(HttpStatusCode.SeeOther, (await staff.PressAsync(made.Page, "#variants button")).Status);
        Assert.Equal("21.00", StaffPages.Value(await staff.GetAsync(Page), "price[TYPED-BOWL]"));
    }

    [Fact]
    public async Task What_is_typed_into_new_combinations_stays_while_the_table_is_saved()
    {
        using var staff = await StaffPages.SignedInAsync(shop);
        await CatalogueForms.MakeOptionAsync(staff, "kept-size", "small", "large");
        await CatalogueForms.MakeVariantAsync(staff, "kept-bowl", "20.00");
        const string Page = "/admin/products/kept-bowl/variants";
        await staff.SaveAsync(Page, "[formaction$='/options']", ("options.option-0", "kept-size"));
        var page = await staff.GetAsync($"{Page}?pick-kept-size=large&pick-kept-size=small");
        var saved = await staff.PressAsync(page, "#variants button", ("gtin[KEPT-BOWL]", ""), ("weight[KEPT-BOWL]", "310"),
            ("matrix.sku[large]", "MY-OWN-SKU"));
        Assert.Equal((HttpStatusCode.OK, "MY-OWN-SKU", "310"),
            (saved.Status, StaffPages.Value(saved.Page, "matrix.sku[large]"), StaffPages.Value(saved.Page, "weight[KEPT-BOWL]")));
    }

    [Fact]
    public async Task What_is_typed_beside_searches_without_results_stays_in_its_row()
    {
        using var staff = await StaffPages.SignedInAsync(shop);
        foreach (var words in new[] { "xylofon", "qwertzu" }) shop.Services.GetRequiredService<MissedSearches>().Note("en", words);
        var page = await staff.GetAsync("/admin/search");
        var (one, other) = (PartOf(page, "xylofon"), PartOf(page, "qwertzu"));
        var added = await staff.PressAsync(page, $"[formaction$='synonyms?part={one}']", ($"{one}.words", "teapot"),
            ($"{other}.words", "half a wo"), ("words", "gaiwan, li"));
        Assert.Equal((HttpStatusCode.OK, "half a wo", "gaiwan, li"),
            (added.Status, StaffPages.Value(added.Page, $"{other}.words"), StaffPages.Value(added.Page, "words")));
        Assert.Null(added.Page.QuerySelector("tr[data-missed=xylofon]"));
        var taken = await staff.PressAsync(added.Page, $"[formaction$='forget?part={other}']");
        Assert.Equal((HttpStatusCode.OK, "gaiwan, li"), (taken.Status, StaffPages.Value(taken.Page, "words")));

        static string PartOf(IHtmlDocument page, string words) =>
            page.QuerySelector($"tr[data-missed={words}] input[name$='.words']")!.GetAttribute("name")!.Split('.')[0];
    }

    [Fact]
    public async Task What_is_typed_of_one_picture_stays_while_another_is_described_moved_or_added()
    {
        using var staff = await StaffPages.SignedInAsync(shop);
        await CatalogueForms.MakeProductAsync(staff, "typed-pictures");
        const string Page = "/admin/products/typed-pictures/pictures";
        using var upload = new MultipartFormDataContent();
        foreach (var row in new[] { "1", "2" })
        {
            upload.Add(new ByteArrayContent(PngPicture.Of(960, 1200, 10, 20, (byte)row[0])), $"file-{row}", "side.png");
            upload.Add(new StringContent("Side"), $"alt-en-{row}");
            upload.Add(new StringContent("Lado"), $"alt-es-{row}");
        }

        Assert.Equal(HttpStatusCode.SeeOther, (await staff.SendAsync(Page, upload)).Status);
        var hashes = (await staff.GetAsync(Page)).QuerySelectorAll("[data-picture]").Select(picture => picture.GetAttribute("data-picture"))
            .ToList();
        var (one, other) = ($"p-{hashes[0]}.alt-en", $"p-{hashes[1]}.alt-en");
        await StaysAsync(staff, Page, $"[formaction$='{hashes[1]}']", (other, "Described"), (one, "Half a tho"), null);
        await StaysAsync(staff, Page, $"[formaction$='{hashes[1]}/move?direction=up']", null, (one, "Half a tho"),
            $"[formaction$='{hashes[0]}']");
        await StaysAsync(staff, Page, $"[formaction$='{hashes[0]}']", (one, "Described too"), ("alt-en-1", "What I am about to add"), null);
        var refused =
            await staff.PressAsync(await staff.GetAsync(Page), ".upload button", ("alt-en-2", "No file yet"), (one, "Still typed"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Still typed"), (refused.Status, StaffPages.Value(refused.Page, one)));
    }

    [Fact]
    public async Task No_page_calls_typed_what_it_only_shows()
    {
        using var staff = await StaffPages.SignedInAsync(shop);
        await CatalogueForms.MakeVariantAsync(staff, "only-shown", "20.00");
        var wrong = new List<string>();
        foreach (var path in new[]
        {
            "/admin/products/only-shown", "/admin/products/only-shown/variants", "/admin/products/only-shown/pictures",
                "/admin/products/bamboo-matcha-whisk",
            "/admin/products/bamboo-matcha-whisk/variants", "/admin/search", "/admin/facets/_new", "/admin/categories/_new",
                "/admin/brands/_new", "/admin/coupons/_new", "/admin/price-books/_new",
        })
        {
            var page = await staff.GetAsync(path);
            foreach (var form in page.Forms)
            {
                var sent = new FormCollection(FormFields.Of((IHtmlFormElement)form, []).GroupBy(field => field.Key)
                    .ToDictionary(field => field.Key, field => new StringValues([.. field.Select(value => value.Value)])));
                UnsavedInput.Keep(_context, sent, "no part");
                if (UnsavedInput.Of(_context) is { } unsaved) wrong.Add($"{path}: {string.Join(", ", unsaved.Parts)}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_change_of_stock_that_is_refused_stays_in_its_fields()
    {
        using var staff = await StaffPages.SignedInAsync(shop);
        await CatalogueForms.MakeVariantAsync(staff, "counted-cup", "20.00");
        var refused =
            await staff.PressAsync(await staff.GetAsync("/admin/stock/COUNTED-CUP"), "main form button", ("kind", "adjusted"),
            ("by", "a few"), ("reason", "after the fair"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "adjusted", "a few", "after the fair"), (refused.Status,
            StaffPages.Value(refused.Page, "kind"), StaffPages.Value(refused.Page, "by"), StaffPages.Value(refused.Page, "reason")));
    }

    // Types into one part, presses another's button, finds the typing in its field and not stored; its own button saves it then.
    private static async Task<IHtmlDocument> StaysAsync(
        StaffPages staff, string path, string button, (string Name, string Value)? pressed, (string Name, string Value) typed, string? then,
            params (string, string)[] more)
    {
        var page = await staff.GetAsync(path);
        var before = StaffPages.Value(page, typed.Name);
        var answer = await staff.PressAsync(page, button,
            [typed, .. more, .. pressed is { } own ? [own] : Array.Empty<(string, string)>()]);
        Assert.True(answer.Status == HttpStatusCode.OK, $"{path} {button}: {answer.Status} {StaffPages.Alerts(answer.Page)}");
        Assert.Equal(typed.Value, StaffPages.Value(answer.Page, typed.Name));
        Assert.NotNull(answer.Page.QuerySelector("[data-unsaved]"));
        Assert.Equal(before, StaffPages.Value(await staff.GetAsync(path), typed.Name));
        if (then is null) return answer.Page;
        var saved = await staff.PressAsync(answer.Page, then);
        Assert.True(saved.Status == HttpStatusCode.SeeOther, $"{path} {then}: {saved.Status} {StaffPages.Alerts(saved.Page)}");
        Assert.Equal(typed.Value, StaffPages.Value(await staff.GetAsync(path), typed.Name));
        return answer.Page;
    }
}
