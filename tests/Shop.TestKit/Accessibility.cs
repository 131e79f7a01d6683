using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Shop.TestKit;

/// <summary>What axe-core finds against WCAG 2.2, levels A and AA.</summary>
public static class Accessibility
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();
    private static readonly string[] Wcag22 = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    private static readonly string[] OfColours = ["color-contrast", "link-in-text-block"];

    /// <summary>One line for each element at fault: the rule, what it asks for, and the element's HTML.</summary>
    /// <exception cref="NotSupportedException">The page has frames of its own. Previews of mails, in which nothing runs, are passed over.</exception>
    public static Task<IReadOnlyList<string>> ViolationsAsync(IPage page) => ViolationsAsync(page, "tag", Wcag22);

    /// <summary>
    /// What is at fault on a loaded page at 1280 pixels, at a phone's width and in the dark, sideways scrolling among it. The page is
    /// loaded once: only its window and colours change, and in the dark only what a colour can break is looked at again.
    /// </summary>
    public static async Task<IReadOnlyList<string>> InAllViewsAsync(IPage page, string what, int narrow = 375)
    {
        var problems = new List<string>();
        foreach (var (width, height) in new[] { (narrow, 812), (1280, 900) })
        {
            await page.SetViewportSizeAsync(width, height);
            problems.AddRange((await ViolationsAsync(page)).Select(problem => $"{what} at {width}: {problem}"));
            if (await OverflowAsync(page) > 0) problems.Add($"{what} at {width}: scrolls sideways");
        }

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        problems.AddRange((await ViolationsAsync(page, "rule", OfColours)).Select(problem => $"{what} in the dark: {problem}"));
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        return problems;
    }

    private static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page, string kind, string[] values)
    {
        // Axe is asked itself: its driver for Playwright opens one more window for each page, to shield the result from
        // frames of others. The shop has none, and that window takes more time than the look.
        if (await page.Locator("iframe:not([sandbox='allow-same-origin'])").CountAsync() > 0) throw new NotSupportedException($"{page.Url} has frames.");
        if (!await page.EvaluateAsync<bool>("'axe' in window")) await page.EvaluateAsync($"{Axe}; undefined");
        return await page.EvaluateAsync<string[]>(
            """
            async ([kind, values]) => (await axe.run(document, { iframes: false, runOnly: { type: kind, values } })).violations
                .flatMap(rule => rule.nodes.map(node => `${rule.id} (${rule.impact}): ${rule.help}: ${node.html}`))
            """, new object[] { kind, values });
    }

    /// <summary>By how many pixels the page is wider than its window: 0 when it does not scroll sideways.</summary>
    public static Task<int> OverflowAsync(IPage page) =>
        page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
}
