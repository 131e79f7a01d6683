using Shop.TestKit;
using Xunit;

namespace Shop.BrowserTests;

/// <summary>
/// The back office's catalogue and coupons: accessible, no wider than the screen, with and without something wrong on them.
/// </summary>
public sealed class CatalogueAdminPagesTests(SharedShop shared) : IClassFixture<SharedShop>
{
    private static readonly string[] Paths =
    [
        "/admin/products", "/admin/products/_new", "/admin/products/kettle-stand", "/admin/products/kettle-stand/variants",
        "/admin/categories", "/admin/categories/teaware", "/admin/facets", "/admin/facets/_new",
        "/admin/facets/height", "/admin/facets/time",
        "/admin/brands", "/admin/brands/_new", "/admin/search", "/admin/coupons", "/admin/coupons/_new", "/admin/coupons/WELCOME10",
        "/admin/content/pages", "/admin/content/pages/_new?kind=returns", "/admin/content/pages/terms",
        "/admin/taxes", "/admin/taxes/ES", "/admin/taxes/proposal", "/admin/shipping", "/admin/shipping/_new", "/admin/shipping/1",
        "/admin/shipping/dispatch", "/admin/doctor", "/admin/mails", "/admin/mails/payment-transfer/en",
        "/admin/account", "/admin/account/passkeys", "/admin/account/second-factor", "/admin/password", "/admin/staff", "/admin/staff/roles", "/admin/staff/roles/_new",
        "/admin/staff/roles/support", "/admin/staff/invitations/_new", "/admin/sign-in/forgotten",
    ];

    [ChromiumFact]
    public async Task No_page_breaks_a_rule_of_wcag_2_2_aa_or_scrolls_sideways()
    {
        using var staff = await shared.Shop.SignedInAsync();
        await staff.MakeOptionAsync("height", ("Low", "Bajo"), ("High", "Alto"));
        await staff.MakeProductAsync("kettle-stand", "Kettle stand");
        await staff.SaveAsync("/admin/products/kettle-stand/variants", "/variants/options", ("option-0", "height"));
        var matrix = await staff.GetAsync("/admin/products/kettle-stand/variants?pick-height=low");
        await staff.SubmitAsync(matrix, "/variants/matrix", ("price", "15"), ("weight", "200"));
        var account = await shared.Shop.CreateAdminAsync("axe@example.com");
        await using var browser = await Browser.StartAsync();
        var problems = new List<string>();
        var page = await browser.OpenAsync(shared.Shop.Address);
        await SignInAsync(page, account);
        foreach (var path in Paths)
        {
            await page.GotoAsync(path);
            problems.AddRange(await Accessibility.InAllViewsAsync(page, path));
        }

        await page.GotoAsync("/admin/coupons/_new");
        await page.Locator("main form button").First.ClickAsync();
        await page.Locator("[role=alert]").WaitForAsync();
        problems.AddRange(await Accessibility.InAllViewsAsync(page, "a refused coupon"));
        Assert.Empty(problems);
    }

    private static async Task SignInAsync(Microsoft.Playwright.IPage page, StaffAccount account)
    {
        await page.GotoAsync("/admin/sign-in");
        await page.Locator("input[type=email]").FillAsync(account.Email);
        await page.Locator("input[type=password]").FillAsync(account.Password);
        await page.Locator("main form:has(#password) button").ClickAsync();
        await page.Locator("nav[aria-label='Back office']").WaitForAsync();
    }
}
