using Microsoft.Playwright;
using Shop.TestKit;
using Xunit;

namespace Shop.BrowserTests;

/// <summary>Passkeys in a real browser, with Chromium's virtual authenticator for the finger on the sensor.</summary>
public sealed class PasskeyTests
{
    [ChromiumFact]
    public async Task A_passkey_signs_in_without_password_until_it_is_removed()
    {
        var port = FreePort.Find();
        // Browsers know passkeys of names, not of IP addresses.
        var address = new Uri($"http://localhost:{port}");
        var settings = new ShopSettings { Port = port }.With("Shop__PublicUrl", address.GetLeftPart(UriPartial.Authority));
        await using var shop = await ShopProcess.StartAsync(settings);
        var account = await shop.CreateAdminAsync("passkey@example.com");
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(address);
        await AddAuthenticatorAsync(page);
        await page.GotoAsync("/admin/sign-in");
        await page.FillAsync("#email", account.Email);
        await page.FillAsync("#password", account.Password);
        await page.ClickAsync("form:has(#password) button");
        await AddPasskeyAsync(page, account);
        await SignOutAsync(page);
        await page.ClickAsync("[data-passkey-enter] button");
        await page.Locator("nav[aria-label='Back office']").WaitForAsync();
        await page.GotoAsync("/admin/account/passkeys");
        await page.ClickAsync("[data-passkey] button");
        await page.Locator("[role=status]").WaitForAsync();
        await SignOutAsync(page);
        await page.ClickAsync("[data-passkey-enter] button");
        await page.Locator("#passkey-refused").WaitForAsync();
        await page.GotoAsync("/admin/orders");
        Assert.Contains("/admin/sign-in", page.Url, StringComparison.Ordinal);
    }

    private static async Task AddPasskeyAsync(IPage page, StaffAccount account)
    {
        await page.Locator("nav[aria-label='Back office']").WaitForAsync();
        await page.GotoAsync("/admin/account/passkeys");
        await page.FillAsync("[name=current_password]", account.Password);
        await page.ClickAsync("form:has([name=current_password]) button");
        await page.FillAsync("#passkey-name", "Desk");
        await page.ClickAsync("[data-passkey-create] button");
        Assert.Contains("Desk", await page.Locator("[data-passkey]").InnerTextAsync(), StringComparison.Ordinal);
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.ClickAsync("form[action='/admin/sign-out'] button");
        await page.Locator("#password").WaitForAsync();
    }

    private static async Task AddAuthenticatorAsync(IPage page)
    {
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true,
                ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
