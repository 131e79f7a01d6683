using Shop.TestKit;
using Xunit;

namespace Shop.BrowserTests;

/// <summary>The tools of these tests themselves, without a shop: they must see what is wrong.</summary>
public sealed class BrowserSmokeTests
{
    private static readonly Uri NoShop = new("http://127.0.0.1:9");

    [ChromiumFact]
    public async Task A_picture_without_a_text_is_found_as_a_violation()
    {
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(NoShop);
        await page.SetContentAsync(
            "<html lang=en><title>T</title><main><h1>T</h1><img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='></main>");
        Assert.Contains(await Accessibility.ViolationsAsync(page),
            violation => violation.StartsWith("image-alt", StringComparison.Ordinal));
    }

    [ChromiumFact]
    public async Task Faults_of_the_whole_page_faint_words_and_small_buttons_are_found_as_violations_and_nothing_else()
    {
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(NoShop);
        await page.SetContentAsync(
            "<main><h1>T</h1><p style='color:#ccc;background:#fff'>Faint</p><button style='width:9px;height:9px' "
            + "aria-label='a'></button><button style='width:9px;height:9px' aria-label='b'></button></main>");
        var rules = (await Accessibility.ViolationsAsync(page)).Select(violation => violation.Split(' ')[0]).Distinct().Order();
        Assert.Equal(["color-contrast", "document-title", "html-has-lang", "target-size"], rules);
    }

    [ChromiumFact]
    public async Task A_page_at_fault_only_on_a_phone_or_in_the_dark_is_found_in_all_views()
    {
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(NoShop);
        await page.SetContentAsync(
            "<html lang=en><meta name=viewport content='width=device-width'><title>T</title><style>body { margin: 0 }"
            + "@media (max-width: 400px) { main { width: 500px } }"
            + "@media (prefers-color-scheme: dark) { p { color: #eee; background: #fff } }</style><main><h1>T</h1><p>Words</p></main>");
        var problems = await Accessibility.InAllViewsAsync(page, "it");
        Assert.Equal(["it at 375: scrolls sideways", "it in the dark: color-contrast"],
            problems.Select(problem => problem.Split(" (")[0]));
    }

    [ChromiumFact]
    public async Task A_blocked_inline_script_is_noted_as_a_complaint()
    {
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(NoShop);
        var watch = new PageWatch(page);
        await page.SetContentAsync(
            "<meta http-equiv=Content-Security-Policy content=\"script-src 'self'\"><script>document.title = 'ran'</script>");
        Assert.Contains(watch.Complaints, complaint => complaint.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [ChromiumFact]
    public async Task A_page_that_is_too_wide_overflows()
    {
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(NoShop, new BrowserView(320, 800));
        await page.SetContentAsync("<body style='margin:0'><div style='width:500px'>wide</div>");
        Assert.Equal(180, await Accessibility.OverflowAsync(page));
    }

    [ChromiumFact]
    public async Task Without_JavaScript_scripts_do_not_run_but_pages_can_be_read()
    {
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(NoShop, new BrowserView(JavaScript: false));
        await page.SetContentAsync("<p>before</p><script>document.querySelector('p').textContent = 'after'</script>");
        Assert.Equal("before", await page.Locator("p").TextContentAsync());
    }
}
