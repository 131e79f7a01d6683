using System.Net;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Search;

/// <summary>Search in the running shop: what shoppers type by mistake, by SKU, in Spanish, and to do harm.</summary>
public sealed class SearchPagesTests : IClassFixture<SharedShop>
{
    private readonly IRunningShop _shop;

    public SearchPagesTests(SharedShop shared) => _shop = shared.Shop;

    internal SearchPagesTests(IRunningShop shop) => _shop = shop;

    private static readonly (string Typed, string Slug)[] Slips =
    [
        ("senhca", "shizuoka-sencha"), ("gyokruo", "yame-gyokuro"), ("macha whisk", "bamboo-matcha-whisk"), ("gemaicha", "kyoto-genmaicha"),
        ("hojica", "kyoto-hojicha"), ("lonjing", "hangzhou-longjing"), ("gunpoder", "zhejiang-gunpowder"),
            ("jasmin perals", "fujian-jasmine-pearls"),
        ("kukisha", "kagoshima-kukicha"), ("white peoney", "fuding-white-peony"), ("asssam", "assam-second-flush"),
            ("darjeling", "darjeeling-first-flush"),
        ("lapsang suchong", "lapsang-souchong"), ("earl gery", "earl-grey-calabrian-bergamot"), ("oolnog dong", "dong-ding-oolong"),
        ("chamomille", "whole-chamomile-flowers"), ("peppermnit", "peppermint-leaf"), ("roiboos", "cederberg-rooibos"),
            ("hybiscus", "hibiscus-rosehip"),
        ("goosneck ketle", "gooseneck-kettle"), ("porcelian gaiwan", "porcelain-gaiwan"), ("tea thermometre", "tea-thermometer"),
    ];

    private static readonly (string Typed, string Slug)[] Skus =
    [
        ("LK-SEN-100", "shizuoka-sencha"), ("lk-gyo-025", "yame-gyokuro"), ("LKMAT040", "uji-matcha"), ("lk gen 100", "kyoto-genmaicha"),
            ("LK-HOJ", "kyoto-hojicha"),
        ("LK-LON-1", "hangzhou-longjing"), ("Lk-Gun-500", "zhejiang-gunpowder"), ("lk-jas-050", "fujian-jasmine-pearls"),
            ("LK-KUK-200", "kagoshima-kukicha"),
        ("LK-SIL-025", "fuding-silver-needle"), ("LK-PEO", "fuding-white-peony"), ("LK-ASS-250", "assam-second-flush"),
            ("LK-DAR-050", "darjeeling-first-flush"),
        ("LK-MAN-4P", "xinhui-mandarin-puerh"), ("LK-SHE-357", "yiwu-sheng-puerh-cake"), ("lkpotcel", "round-stoneware-teapot"),
            ("LK-GAI-COB", "porcelain-gaiwan"),
        ("LK-SCA", "tea-scale"), ("lk_set_gon", "gongfu-gift-box"), ("LK-CAD-MOS-L", "stoneware-tea-caddy"),
            ("LK-WHI-08", "bamboo-matcha-whisk"),
    ];

    [Fact]
    public async Task Misspelt_words_find_their_product_among_the_first_three()
    {
        using var shopper = new CookieShopper(_shop.Address);
        Assert.Empty(await MissedAsync(shopper, Slips));
        var page = await shopper.GetAsync("/search?q=senhca");
        Assert.Equal("sencha", page.Hook("data-corrected"));
        Assert.Equal("/search?q=sencha", page.Document.QuerySelector("[data-corrected] a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Skus_whole_begun_or_spelt_otherwise_find_their_product_among_the_first_three()
    {
        using var shopper = new CookieShopper(_shop.Address);
        Assert.Empty(await MissedAsync(shopper, Skus));
    }

    [Theory]
    [InlineData("/search?q=teapots", "round-stoneware-teapot")]
    [InlineData("/search?q=kettl", "gooseneck-kettle")]
    [InlineData("/search?q=infusing", "basket-infuser")]
    [InlineData("/es/search?q=teteras", "tetera-redonda-de-gres")]
    [InlineData("/es/search?q=INFUSION", "manzanilla-en-flor-entera")]
    [InlineData("/es/search?q=cuencos+de+matcha", "cuenco-de-matcha")]
    [InlineData("/es/search?q=jazmin", "perlas-de-jazmin-de-fujian")]
    [InlineData("/es/search?q=mansanilla", "manzanilla-en-flor-entera")]
    public async Task Forms_of_a_word_and_its_beginning_find_what_has_it(string path, string slug)
    {
        using var shopper = new CookieShopper(_shop.Address);
        Assert.Contains(slug, await SlugsAsync(shopper, path, 24));
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("sencha\" OR \"1")]
    [InlineData("sencha AND NOT gyokuro NEAR(a b)")]
    [InlineData("-sencha +gyokuro ^matcha*")]
    [InlineData("NameText:sencha {x} : y")]
    [InlineData("sencha & | ! <-> :* ( )")]
    [InlineData("'; DROP TABLE catalogue_product; --")]
    [InlineData("%")]
    [InlineData("_____")]
    [InlineData("\\ \\' \\x")]
    [InlineData("sencha\0gyokuro")]
    [InlineData("\U0001F375 \u200B\u0301 \uFFFE")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz qqqqqqqqqq")]
    [InlineData("1 2 3 4 5 6 7 8 9 0 a b c d e f g")]
    [InlineData("茶 чай शाय")]
    public async Task Whatever_is_typed_a_bounded_page_answers(string typed)
    {
        using var shopper = new CookieShopper(_shop.Address);
        foreach (var path in new[] { "/search", "/es/search", "/search/suggest" })
            // As long as Kestrel takes an address.
            foreach (var text in new[] { typed,
                string.Concat(Enumerable.Repeat(typed + " ", 7800 / Uri.EscapeDataString(typed + " ").Length)) })
            {
                var page = await shopper.GetAsync($"{path}?q={Uri.EscapeDataString(text)}");
                Assert.True(page.Status == HttpStatusCode.OK, page.Describe());
                Assert.True(page.Document.QuerySelectorAll("[data-product], [role=option]").Length <= 24);
            }
    }

    [Fact]
    public async Task What_nothing_has_is_said_with_ways_on()
    {
        using var shopper = new CookieShopper(_shop.Address);
        var nothing = await shopper.GetAsync("/search?q=xylophone");
        Assert.Contains("Nothing in the shop matches these words.", nothing.Body, StringComparison.Ordinal);
        Assert.NotEmpty(nothing.Document.QuerySelectorAll(".category-list a"));
        Assert.NotEmpty(nothing.Document.QuerySelectorAll("[data-popular] [data-product]"));
        var most = await shopper.GetAsync("/search?q=green+sencha+xylophone");
        Assert.NotNull(most.Document.QuerySelector("[data-most-words]"));
        Assert.Contains("shizuoka-sencha", most.Document.QuerySelectorAll("[data-product]")
            .Select(card => card.GetAttribute("data-product")));
    }

    [Fact]
    public async Task Suggestions_are_few_and_go_to_categories_brands_and_products()
    {
        using var shopper = new CookieShopper(_shop.Address);
        var tea = await shopper.GetAsync("/search/suggest?q=teaw");
        Assert.InRange((await shopper.GetAsync("/search/suggest?q=tea")).Document.QuerySelectorAll("[role=option]").Length, 3, 8);
        Assert.NotNull(tea.Document.QuerySelector("[data-href='/catalogue/teaware']"));
        Assert.NotEmpty(tea.Document.QuerySelectorAll("[data-suggested] .cost"));
        var corrected = await shopper.GetAsync("/search/suggest?q=senhca");
        Assert.NotNull(corrected.Document.QuerySelector("[data-href='/search?q=sencha']"));
        Assert.NotNull(corrected.Document.QuerySelector("[data-suggested='shizuoka-sencha']"));
        Assert.NotNull((await shopper.GetAsync("/es/search/suggest?q=tetera"))
            .Document.QuerySelector("[data-href='/es/products/tetera-redonda-de-gres']"));
        Assert.Empty((await shopper.GetAsync("/search/suggest?q=")).Document.QuerySelectorAll("[role=option]"));
    }

    [Fact]
    public async Task The_merchant_sees_what_was_searched_in_vain_and_a_synonym_finds_it_at_once()
    {
        using var shopper = new CookieShopper(_shop.Address);
        Assert.NotEmpty((await shopper.GetAsync("/search?q=Weeping+Samovar")).Document.QuerySelectorAll(".empty"));
        await shopper.GetAsync("/search?q=jan%40example.com");
        using var staff = await _shop.SignedInAsync();
        var report = await staff.GetAsync("/admin/search");
        Assert.Null(report.Document.QuerySelector("[data-missed*=example]"));
        var words = report.Document.QuerySelector("[data-missed='weeping samovar'] input[name$='.words']");
        Assert.True(words is not null, report.Describe());
        var saved = await staff.PressAsync(report, "[data-missed='weeping samovar'] button",
            (words.GetAttribute("name")!, "gooseneck kettle"));
        Assert.Equal(HttpStatusCode.SeeOther, saved.Status);
        Assert.Contains("gooseneck-kettle", await SlugsAsync(shopper, "/search?q=weeping+samovar", 3));
        var after = await staff.GetAsync("/admin/search");
        Assert.Null(after.Document.QuerySelector("[data-missed='weeping samovar']"));
        var edit = after.Document.QuerySelector("[data-synonym] a")!.GetAttribute("href")!;
        var log = await staff.GetAsync("/admin/log");
        Assert.Contains("/admin/search/synonyms", log.Body, StringComparison.Ordinal);
        await staff.SaveAsync(edit, edit, ("words", "weeping samovar, copper caddy"));
        Assert.Contains("copper-tea-caddy", await SlugsAsync(shopper, "/search?q=weeping+samovar", 3));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await staff.SubmitAsync(await staff.GetAsync(edit), edit, ("words", "one")))
            .Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await staff.SubmitAsync(await staff.GetAsync(edit), "/delete")).Status);
        Assert.DoesNotContain("copper-tea-caddy", await SlugsAsync(shopper, "/search?q=weeping+samovar", 3));
    }

    [Fact]
    public async Task A_renamed_or_hidden_product_is_found_as_it_is_now()
    {
        using var shopper = new CookieShopper(_shop.Address);
        using var staff = await _shop.SignedInAsync();
        Assert.Empty(await SlugsAsync(shopper, "/search?q=quetzalteapot", 3));
        await staff.SaveAsync("/admin/products/tea-scale", "/sections/text-en", ("name", "Quetzalteapot"));
        Assert.Equal(["tea-scale"], await SlugsAsync(shopper, "/search?q=quetzalteapot", 3));
        await staff.SaveAsync("/admin/products/tea-scale", "/sections/status", ("status", "draft"));
        Assert.Empty(await SlugsAsync(shopper, "/search?q=quetzalteapot", 3));
        await staff.SaveAsync("/admin/products/tea-scale", "/sections/status", ("status", "published"));
        await staff.SaveAsync("/admin/products/tea-scale", "/sections/text-en", ("name", "Tea Scale"));
        Assert.Equal("tea-scale", (await SlugsAsync(shopper, "/search?q=tea+scale", 3))[0]);
    }

    private static async Task<List<string>> MissedAsync(CookieShopper shopper, IEnumerable<(string Typed, string Slug)> queries)
    {
        var missed = new List<string>();
        foreach (var (typed, slug) in queries)
        {
            var found = await SlugsAsync(shopper, $"/search?q={Uri.EscapeDataString(typed)}", 3);
            if (!found.Contains(slug)) missed.Add($"{typed}: {string.Join(", ", found)}");
        }

        return missed;
    }

    private static async Task<List<string>> SlugsAsync(CookieShopper shopper, string path, int most) =>
        [.. (await shopper.GetAsync(path)).Document.QuerySelectorAll("[data-list] [data-product]").Take(most)
            .Select(card => card.GetAttribute("data-product")!)];
}

/// <summary>The same program on PostgreSQL, whose full text is another one.</summary>
public sealed class SearchOnPostgresTests
{
    [PostgresFact]
    public async Task Search_finds_on_postgres_what_it_finds_on_sqlite()
    {
        await using var shop = await ShopProcess.StartAsync(new ShopSettings().OnPostgres(await DemoData.CopyDatabaseAsync()));
        var pages = new SearchPagesTests(shop);
        await pages.Misspelt_words_find_their_product_among_the_first_three();
        await pages.Skus_whole_begun_or_spelt_otherwise_find_their_product_among_the_first_three();
        await pages.What_nothing_has_is_said_with_ways_on();
        await pages.Suggestions_are_few_and_go_to_categories_brands_and_products();
        await pages.The_merchant_sees_what_was_searched_in_vain_and_a_synonym_finds_it_at_once();
        await pages.A_renamed_or_hidden_product_is_found_as_it_is_now();
        foreach (var row in Rows(nameof(SearchPagesTests.Forms_of_a_word_and_its_beginning_find_what_has_it)))
            await pages.Forms_of_a_word_and_its_beginning_find_what_has_it((string)row[0]!, (string)row[1]!);
        foreach (var row in Rows(nameof(SearchPagesTests.Whatever_is_typed_a_bounded_page_answers)))
            await pages.Whatever_is_typed_a_bounded_page_answers((string)row[0]!);
        var verified = await shop.RunCommandAsync("verify");
        Assert.True(verified.ExitCode == 0, verified.Output);
    }

    private static IEnumerable<object?[]> Rows(string test) => typeof(SearchPagesTests).GetMethod(test)!
        .GetCustomAttributesData().Where(data => data.AttributeType == typeof(InlineDataAttribute))
        .Select(data => ((IReadOnlyCollection<System.Reflection.CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!)
            .Select(argument => argument.Value).ToArray());
}
