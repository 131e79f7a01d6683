using System.Text;
using Shop.TestKit;
using Xunit;

namespace Shop.BrowserTests;

/// <summary>The pages of imports: accessible, no wider than the screen, and at work without a script.</summary>
public sealed class ImportPagesTests(SharedShop shared) : IClassFixture<SharedShop>
{
    [ChromiumFact]
    public async Task No_page_of_an_import_breaks_a_rule_of_wcag_2_2_aa_or_scrolls_sideways()
    {
        using var staff = await shared.Shop.SignedInAsync();
        var exported = Encoding.UTF8.GetString(await staff.DownloadAsync("/admin/imports/products.csv"));
        var csv = exported.Replace(",EUR,", ".00,EUR,", StringComparison.Ordinal).Split("\r\n");
        var changed = exported.Split("\r\n")
            .Select((line, at) => at % 3 == 1 ? line.Replace(",standard,", ",food,", StringComparison.Ordinal) : line).Take(30)
            .Concat(csv.Skip(30).Take(10)).Append("new-pot,New pot" + new string(',', 40));
        using var body = new MultipartFormDataContent { { new StringContent(string.Join("\r\n", changed)), "file", "spring prices.csv" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(shared.Shop.Address, "/admin/imports")) { Content = body };
        var page = (await staff.FollowAsync(await staff.SendAsync(request))).Address.AbsolutePath;
        await Eventually.TrueAsync(async () => (await staff.GetAsync(page))
            .Hook("data-import-state") == "checked", TimeSpan.FromMinutes(1), "it is not compared");
        var pictured = await WithFailedPicturesAsync(staff);
        var account = await shared.Shop.CreateAdminAsync("axe-imports@example.com");
        await using var browser = await Browser.StartAsync();
        var problems = new List<string>();
        var tab = await browser.OpenAsync(shared.Shop.Address);
        await tab.GotoAsync("/admin/sign-in");
        await tab.Locator("input[type=email]").FillAsync(account.Email);
        await tab.Locator("input[type=password]").FillAsync(account.Password);
        await tab.Locator("main form:has(#password) button").ClickAsync();
        await tab.Locator("nav[aria-label='Back office']").WaitForAsync();
        foreach (var path in new[] { "/admin/imports", page, $"{page}?show=refused", $"{page}?show=created", pictured })
        {
            await tab.GotoAsync(path);
            problems.AddRange(await Accessibility.InAllViewsAsync(tab, path, narrow: 320));
        }

        Assert.Empty(problems);
    }

    // The shop never asks its own network, so these pictures fail at once.
    private async Task<string> WithFailedPicturesAsync(CookieShopper staff)
    {
        var addresses =
            string.Join('\n', Enumerable.Range(1, 3)
            .Select(number => $"http://127.0.0.1:9/files/{new string('x', 90)}/{number}.jpg?v=1700000000"));
        using var body =
            new MultipartFormDataContent {
            { new StringContent($"handle,name:en,sku,price,pictures\npictured-pot,Pictured pot,PIC-POT,9.00,\"{addresses}\"\n"), "file",
            "pictures.csv" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(shared.Shop.Address, "/admin/imports")) { Content = body };
        var page = await staff.FollowAsync(await staff.SendAsync(request));
        var path = page.Address.AbsolutePath;
        await Eventually.TrueAsync(async () => (page = await staff.GetAsync(path))
            .Hook("data-import-state") == "checked", TimeSpan.FromMinutes(1), "it is not compared");
        await staff.SubmitAsync(page, "/apply");
        await Eventually.TrueAsync(async () => (await staff.GetAsync(path))
            .Document.QuerySelector("[data-pictures-failed='3']") is not null, TimeSpan.FromMinutes(1), "the pictures do not fail");
        return path;
    }
}
