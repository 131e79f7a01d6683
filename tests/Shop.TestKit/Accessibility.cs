using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Shop.TestKit;

/// <summary>What axe-core finds against WCAG 2.2, levels A and AA.</summary>
public static class Accessibility
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();
    private static readonly string[] Wcag22 = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

    /// <summary>One line for each element at fault: the rule, what it asks for, and the element's HTML.</summary>
    /// <exception cref="NotSupportedException">The page has frames, into which this does not look.</exception>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page)
    {
        // Axe is asked itself: its driver for Playwright opens one more window for each page, to shield the result from
        // frames of others. The shop has none, and that window takes more time than the look.
        if (page.Frames.Count > 1) throw new NotSupportedException($"{page.Url} has frames.");
        await page.EvaluateAsync($"{Axe}; undefined");
        return await page.EvaluateAsync<string[]>(
            """
            async tags => (await axe.run(document, { runOnly: { type: 'tag', values: tags } })).violations
                .flatMap(rule => rule.nodes.map(node => `${rule.id} (${rule.impact}): ${rule.help}: ${node.html}`))
            """, Wcag22);
    }

    /// <summary>By how many pixels the page is wider than its window: 0 when it does not scroll sideways.</summary>
    public static Task<int> OverflowAsync(IPage page) =>
        page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
}
