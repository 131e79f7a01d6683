using Microsoft.Playwright;
using Shop.TestKit;
using Xunit;

namespace Shop.BrowserTests;

/// <summary>The search box as a combobox, by keyboard, and as the plain form that it is without a script.</summary>
[Collection(nameof(LookedAtShop))]
public sealed class SearchBoxTests(SharedShop shared)
{
    [ChromiumFact]
    public async Task Arrows_choose_a_suggestion_enter_goes_there_and_escape_leaves_what_was_typed()
    {
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(shared.Shop.Address, new BrowserView(1280, 900));
        var watch = new PageWatch(page);
        await page.GotoAsync("/");
        var box = page.GetByRole(AriaRole.Combobox);
        await box.ClickAsync();
        await page.Keyboard.TypeAsync("sench");
        await page.Locator("#suggestions [data-suggested='shizuoka-sencha']").WaitForAsync();
        Assert.Equal("true", await box.GetAttributeAsync("aria-expanded"));
        Assert.Contains("suggestion", await page.Locator("[data-suggest-said]").TextContentAsync(), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal(await page.Locator("#suggestions [aria-selected=true]")
            .GetAttributeAsync("id"), await box.GetAttributeAsync("aria-activedescendant"));
        await page.Keyboard.PressAsync("ArrowUp");
        Assert.Equal(0, await page.Locator("#suggestions [aria-selected=true]").CountAsync());
        await page.Keyboard.PressAsync("Escape");
        Assert.True(await page.Locator("#suggestions").IsHiddenAsync());
        Assert.Equal("sench", await box.InputValueAsync());
        await page.Keyboard.PressAsync("ArrowDown");
        for (var press = 0; press < 9 && await page.Locator("[data-suggested='shizuoka-sencha'][aria-selected=true]")
            .CountAsync() == 0; press++) await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await page.ReachAsync("/products/shizuoka-sencha$");
        Assert.Empty(watch.Complaints);
    }

    [ChromiumTheory]
    [InlineData(1280, false)]
    [InlineData(320, true)]
    public async Task Open_suggestions_break_no_rule_of_wcag_2_2_aa_and_do_not_widen_the_page(int width, bool dark)
    {
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(shared.Shop.Address, new BrowserView(width, 800, Dark: dark));
        await page.GotoAsync("/es");
        await page.GetByRole(AriaRole.Combobox).ClickAsync();
        await page.Keyboard.TypeAsync("te");
        await page.Locator("#suggestions [data-suggested]").First.WaitForAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        Assert.Empty(await Accessibility.ViolationsAsync(page));
        Assert.True(await Accessibility.OverflowAsync(page) <= 0);
        foreach (var path in new[] { "/search?q=senhca", "/search?q=green+sencha+xylophone", "/search?q=xylophone" })
        {
            await page.GotoAsync(path);
            Assert.Empty(await Accessibility.ViolationsAsync(page));
        }
    }

    [ChromiumTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Enter_without_a_choice_searches_with_and_without_a_script(bool script)
    {
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(shared.Shop.Address, new BrowserView(375, 800, JavaScript: script));
        await page.GotoAsync("/");
        await page.Locator("#q").FillAsync("gyokuro");
        await page.Locator("#q").PressAsync("Enter");
        await page.ReachAsync(@"/search\?q=gyokuro$");
        Assert.Equal("yame-gyokuro", await page.Locator("[data-product]").First.GetAttributeAsync("data-product"));
    }

    [Fact]
    public void All_scripts_together_weigh_less_than_30_kB_on_the_wire()
    {
        var scripts = Directory.EnumerateFiles(Path.Combine(RepositoryPaths.WebProject, "wwwroot", "js"));
        using var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
            foreach (var script in scripts) gzip.Write(File.ReadAllBytes(script));
        Assert.InRange(packed.Length, 1, 30_000);
    }
}
