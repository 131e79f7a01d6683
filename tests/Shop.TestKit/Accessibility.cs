using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Shop.TestKit;

/// <summary>What axe-core finds against WCAG 2.2, levels A and AA.</summary>
public static class Accessibility
{
    private static readonly AxeRunOptions Wcag22 = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    /// <summary>One line for each element at fault: the rule, what it asks for, and the element's HTML.</summary>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page)
    {
        var result = await page.RunAxe(Wcag22);
        return [.. result.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{rule.Id} ({rule.Impact}): {rule.Help}: {node.Html}"))];
    }

    /// <summary>By how many pixels the page is wider than its window: 0 when it does not scroll sideways.</summary>
    public static Task<int> OverflowAsync(IPage page) =>
        page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
}
