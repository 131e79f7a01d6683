using System.Net;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Shop.Web.Tests.MerchantSettings;
using Xunit;

namespace Shop.Web.Tests.Languages.Admin;

/// <summary>Staff of a shop that is in German too read the back office in German.</summary>
public sealed class GermanBackOfficeTests(GermanShop german) : IClassFixture<GermanShop>
{
    private static readonly string[] Main =
    [
        "/admin/attention", "/admin/orders", "/admin/products", "/admin/stock", "/admin/coupons", "/admin/taxes", "/admin/shipping",
        "/admin/content/pages", "/admin/settings/shop", "/admin/settings/infrastructure", "/admin/doctor", "/admin/staff", "/admin/log",
    ];

    [Fact]
    public async Task No_page_that_links_lead_to_has_an_english_text()
    {
        using var staff = await GermanAsync();
        var pages = await BackOfficeCrawl.AllAsync(staff);
        Assert.Empty(Main.Except(pages.Select(page => page.Address.AbsolutePath)));
        var left = pages.SelectMany(page => EnglishTexts.On(page, "de")).Distinct().ToList();
        Assert.True(left.Count == 0, string.Join('\n', left));
    }

    [Theory]
    [InlineData("/admin/shipping/_new", "Wählen Sie mindestens ein Land, in das sie führt.")]
    [InlineData("/admin/taxes/classes", "Geben Sie an, was Mitarbeiter lesen, zum Beispiel Bücher.")]
    [InlineData("/admin/content/pages/_new", "Ein Code besteht aus Kleinbuchstaben, Ziffern und Bindestrichen, zum Beispiel size-guide.")]
    [InlineData("/admin/brands/_new", "Geben Sie der Marke einen Namen.")]
    public async Task A_form_says_in_it_what_is_wrong(string path, string problem)
    {
        using var staff = await GermanAsync();
        var answer = await staff.PostAsync(path, ("name", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(problem, answer.Alerts, StringComparison.Ordinal);
        Assert.Empty(EnglishTexts.On(answer, "de"));
    }

    [Fact]
    public async Task What_the_settings_refuse_is_said_in_it_with_its_figures()
    {
        using var staff = await GermanAsync();
        var page = await staff.GetAsync("/admin/settings/orders");
        var answer = await staff.SubmitAsync(page.FormWith("completeAfterDays"), ("completeAfterDays", "4000"));
        Assert.Contains("Geben Sie eine ganze Zahl von 0 bis 3650 ein.", answer.Alerts, StringComparison.Ordinal);
        Assert.Empty(EnglishTexts.On(answer, "de"));
    }

    [Fact]
    public async Task Countries_have_their_german_names()
    {
        using var staff = await GermanAsync();
        Assert.Contains("Spanien", (await staff.GetAsync("/admin/shipping/_new")).Document.QuerySelector("label[for=to-ES]")!.TextContent,
            StringComparison.Ordinal);
        var proposal = await staff.GetAsync("/admin/taxes/proposal");
        Assert.Contains("Österreich", proposal.Document.QuerySelector("[data-proposed=AT]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Kanarische Inseln (Spanien)", (await staff.GetAsync("/admin/taxes/ES-CN")).Document.QuerySelector("h1")!.TextContent);
    }

    // There nobody has written anything in English but the shop itself.
    [Fact]
    public async Task No_page_of_an_empty_shop_has_an_english_sentence()
    {
        await using var shop = await EmptyShop.StartAsync("--Shop:Languages=en,de");
        using var address = shop.Client();
        using var staff = new CookieShopper(address.BaseAddress!);
        await staff.SignInAsync(new StaffAccount(LoneShop.StaffEmail, LoneShop.StaffPassword));
        await ChooseAsync(staff);
        var pages = await BackOfficeCrawl.AllAsync(staff);
        Assert.Empty(Main.Except(pages.Select(page => page.Address.AbsolutePath)));
        // What was heard of Stripe is quoted.
        var left = pages.SelectMany(page => EnglishTexts.On(page, "de").Concat(EnglishTexts.SentencesOn(page))).Distinct()
            .Where(text => !text.Contains("Stripe did not answer", StringComparison.Ordinal)).ToList();
        Assert.True(left.Count == 0, string.Join('\n', left));
    }

    private async Task<CookieShopper> GermanAsync()
    {
        var staff = await german.Shop.SignedInAsync();
        await ChooseAsync(staff);
        return staff;
    }

    private static async Task ChooseAsync(CookieShopper staff)
    {
        var page = await staff.GetAsync("/admin/stock");
        if (page.Document.DocumentElement.GetAttribute("lang") != "de")
            await staff.PressAsync(page, ".languages button[value=de]", ("language", "de"));
    }
}
