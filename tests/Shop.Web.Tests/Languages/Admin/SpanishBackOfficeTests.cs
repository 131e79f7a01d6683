using System.Net;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Languages.Admin;

/// <summary>Staff read the back office in the language that they choose; its addresses and what forms send stay the same.</summary>
public sealed class SpanishBackOfficeTests(SharedShop shared) : IClassFixture<SharedShop>
{
    private static readonly string[] Pages =
    [
        "/admin/orders", "/admin/attention", "/admin/money", "/admin/products", "/admin/products/_new", "/admin/categories",
            "/admin/categories/_new",
        "/admin/facets", "/admin/facets/_new", "/admin/brands", "/admin/brands/_new", "/admin/price-books", "/admin/price-books/_new",
            "/admin/imports",
        "/admin/stock", "/admin/coupons", "/admin/coupons/_new", "/admin/search", "/admin/log", "/admin/password",
    ];

    // What each list leads to.
    private static readonly (string List, string Link)[] Details =
    [
        ("/admin/orders", "tr[data-order-number] a"), ("/admin/products", "tr[data-product] a"),
            ("/admin/categories", "li[data-category] > a"),
        ("/admin/facets", "tr[data-facet] a"), ("/admin/brands", "tr[data-brand] a"), ("/admin/stock", "tr[data-sku] a"),
        ("/admin/coupons", "tr[data-coupon] a"),
    ];

    [Fact]
    public async Task Its_main_pages_have_none_of_the_english_texts()
    {
        using var staff = await SpanishAsync();
        var left = new List<string>();
        foreach (var path in Pages) left.AddRange(EnglishTexts.On(await staff.GetAsync(path)));
        foreach (var page in await BackOfficeCrawl.AllAsync(staff)) left.AddRange(EnglishTexts.On(page));
        foreach (var (list, link) in Details)
        {
            if ((await staff.GetAsync(list)).Document.QuerySelector(link)?.GetAttribute("href") is not { } path) continue;
            left.AddRange(EnglishTexts.On(await staff.GetAsync(path)));
            if (list != "/admin/products") continue;
            left.AddRange(EnglishTexts.On(await staff.GetAsync($"{path}/variants")));
            left.AddRange(EnglishTexts.On(await staff.GetAsync($"{path}/pictures")));
        }

        Assert.True(left.Count == 0, string.Join('\n', left));
    }

    [Theory]
    [InlineData("/admin/brands/_new", "Indique el nombre de la marca.")]
    [InlineData("/admin/coupons/_new", "Indique desde cuándo es válido.")]
    [InlineData("/admin/products/_new", "Indique el nombre del producto.")]
    public async Task A_form_says_in_it_what_is_wrong(string path, string problem)
    {
        using var staff = await SpanishAsync();
        var answer = await staff.PostAsync(path, ("name", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(problem, answer.Alerts, StringComparison.Ordinal);
        Assert.Empty(EnglishTexts.On(answer));
    }

    [Fact]
    public async Task What_a_redirect_tells_is_in_it_too()
    {
        using var staff = await SpanishAsync();
        var answer = await staff.FollowAsync(await staff.PostAsync("/admin/money/compare", ("day", "no day")));
        Assert.Equal("Elija un día que no sea posterior a hoy. No se ha comparado nada.", answer.Alerts);
    }

    [Fact]
    public async Task An_amount_means_the_same_as_in_english_and_is_shown_as_spain_writes_it()
    {
        using var staff = await SpanishAsync();
        var coupon = await staff.GetAsync("/admin/coupons/_new");
        var fields = new[] { ("code", "ES-1234"), ("kind", "amount"), ("currency", "EUR"), ("amount", "1234.50"),
            ("starts", "2026-12-24T18:00") };
        Assert.Equal(HttpStatusCode.SeeOther, (await staff.SubmitAsync(coupon.FormWith("limit"), fields)).Status);
        var stored = await staff.GetAsync("/admin/coupons/ES-1234");
        Assert.Equal("1234.50", stored.Document.QuerySelector("[name=amount]")!.GetAttribute("value"));
        Assert.Equal("2026-12-24T18:00", stored.Document.QuerySelector("[name=starts]")!.GetAttribute("value"));
        var row = (await staff.GetAsync("/admin/coupons?q=ES-1234")).Document.QuerySelector("tr[data-coupon='ES-1234']")!.TextContent;
        Assert.Matches(@"1\.?234,50\s€", row);
        Assert.Contains("24/12/2026 18:00", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_found_again_on_another_machine_and_is_nobody_elses()
    {
        var member = await shared.Shop.CreateAdminAsync($"staff-{Guid.NewGuid():N}@example.com");
        using (var here = new CookieShopper(shared.Shop.Address))
        {
            await here.SignInAsync(member);
            await ChooseAsync(here, "es");
        }

        using var there = new CookieShopper(shared.Shop.Address);
        await there.SignInAsync(member);
        Assert.Equal("es", await LanguageAsync(there));
        await there.PostAsync("/admin/sign-out");
        await there.SignInAsync(await shared.Shop.CreateAdminAsync($"staff-{Guid.NewGuid():N}@example.com"));
        Assert.Equal("en", await LanguageAsync(there));
    }

    [Fact]
    public async Task It_can_be_left_again_and_leads_back_to_the_page()
    {
        using var staff = await SpanishAsync();
        Assert.Equal("es", await LanguageAsync(staff));
        var answer = await ChooseAsync(staff, "en");
        Assert.Equal("/admin/stock?q=T", answer.Location!.PathAndQuery);
        Assert.Equal("en", await LanguageAsync(staff));
    }

    [Theory]
    [InlineData("fr", "/admin/stock")]
    [InlineData("", "/admin/stock")]
    public async Task A_language_that_is_not_offered_is_refused(string code, string page)
    {
        using var staff = await SpanishAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await staff.PostAsync("/admin/language", ("language", code), ("returnUrl", page))).Status);
        Assert.Equal("es", await LanguageAsync(staff));
    }

    [Fact]
    public async Task It_leads_to_no_other_site()
    {
        using var staff = await SpanishAsync();
        var answer = await staff.PostAsync("/admin/language", ("language", "es"), ("returnUrl", "https://elsewhere.example/admin"));
        Assert.Equal("/admin", answer.Location!.AbsolutePath);
    }

    [Fact]
    public async Task What_shoppers_read_stays_in_the_language_of_its_address()
    {
        using var staff = await SpanishAsync();
        Assert.Equal("en", (await staff.GetAsync("/")).Document.DocumentElement.GetAttribute("lang"));
    }

    private async Task<CookieShopper> SpanishAsync()
    {
        var staff = await shared.Shop.SignedInAsync();
        await ChooseAsync(staff, "es");
        return staff;
    }

    private static async Task<ShopPage> ChooseAsync(CookieShopper staff, string code)
    {
        var page = await staff.GetAsync("/admin/stock?q=T");
        return page.Document.DocumentElement.GetAttribute("lang") == code
            ? page
            : await staff.PressAsync(page, $".languages button[value={code}]", ("language", code));
    }

    private static async Task<string?> LanguageAsync(CookieShopper staff) =>
        (await staff.GetAsync("/admin/stock")).Document.DocumentElement.GetAttribute("lang");
}
