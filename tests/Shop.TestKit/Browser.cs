using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Shop.TestKit;

/// <summary>How a page is looked at.</summary>
public sealed record BrowserView(int Width = 1280, int Height = 900, bool JavaScript = true, bool Dark = false)
{
    public static readonly BrowserView Desktop = new();

    public static readonly BrowserView Phone = new(375, 812);
}

/// <summary>
/// Debian's Chromium, driven by Playwright. One program serves all tests of a process, as starting it takes longer than most of
/// them; each page that is opened has a context (cookies, cache) of its own.
/// </summary>
public sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    /// <summary>Milliseconds to wait for a page or an element: long, as crash tests run beside on the same two cores.</summary>
    internal const float Patience = 120_000;

    private static readonly Lazy<Task<IBrowser>> Launched = new(LaunchAsync);

    private readonly IBrowser _browser;
    private readonly ConcurrentBag<IBrowserContext> _contexts = [];

    private Browser(IBrowser browser) => _browser = browser;

    public static async Task<Browser> StartAsync() => new(await Launched.Value);

    /// <summary>Opens an empty page; addresses given to it may be relative to the shop.</summary>
    public async Task<IPage> OpenAsync(Uri shop, BrowserView? view = null)
    {
        view ??= BrowserView.Desktop;
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = shop.AbsoluteUri,
            JavaScriptEnabled = view.JavaScript,
            ViewportSize = new ViewportSize { Width = view.Width, Height = view.Height },
            ColorScheme = view.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
        });
        _contexts.Add(context);
        context.SetDefaultTimeout(Patience);
        return await context.NewPageAsync();
    }

    /// <summary>Closes the pages that were opened here.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var context in _contexts) await context.CloseAsync();
    }

    private static async Task<IBrowser> LaunchAsync()
    {
        var playwright = await Playwright.CreateAsync();
        // Its driver ends Chromium.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => playwright.Dispose();
        return await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = Requirements.ChromiumPath, Args = Arguments, ChromiumSandbox = false });
    }
}

/// <summary>What Playwright's pages lack.</summary>
public static class PageExtensions
{
    /// <summary>
    /// Waits until a page of the shop has an address that matches and is there down to its footer. Not <c>WaitForURLAsync</c>:
    /// between its look at the address and its wait for the next one it can miss the change, and wait for ever
    /// (github.com/microsoft/playwright-dotnet/issues/3364); this asks again and again.
    /// </summary>
    public static async Task ReachAsync(this IPage page, string pattern)
    {
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(pattern), new() { Timeout = Browser.Patience });
        await page.Locator("body > footer").WaitForAsync();
    }
}
