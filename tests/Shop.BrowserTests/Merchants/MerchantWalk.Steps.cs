using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Shop.BrowserTests.Merchants;

/// <summary>What the walk is made of, each counted.</summary>
internal sealed partial class MerchantWalk
{
    /// <summary>Clicks something that is seen.</summary>
    public async Task ClickAsync(string selector)
    {
        await page.Locator(selector).First.ClickAsync();
        Clicks++;
    }

    private async Task SaveAndGoOnAsync(string button)
    {
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"^{button}$") }).First.ClickAsync();
        Clicks++;
        await NextAsync();
    }

    private async Task NextAsync()
    {
        var problems = await page.Locator("main [role=alert]").AllInnerTextsAsync();
        Assert.True(problems.Count == 0, $"{page.Url}: {string.Join(" / ", problems)}");
        await ClickAsync("[data-setup-next]");
    }

    private async Task FillAsync(string selector, string value)
    {
        await page.Locator(selector).First.FillAsync(value);
        Fields++;
    }

    private async Task SelectAsync(string selector, string value)
    {
        await page.Locator(selector).First.SelectOptionAsync(value);
        Fields++;
    }

    private async Task CheckAsync(string selector)
    {
        await page.Locator(selector).First.CheckAsync();
        Clicks++;
    }
}
