using Microsoft.AspNetCore.Mvc;
using Shop.Web.Hosting.PageCache;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Tests.Features.Samples;

/// <summary>A page that is kept, and says how often it was made.</summary>
[OneLanguage]
[CachedPage(Tag)]
public sealed class CachedSamplesController : Controller
{
    public const string Tag = "sample";
    private static int _made;

    /// <summary>Runs once the page has read what it shows, and before it is finished.</summary>
    public static Func<Task> Meanwhile { get; set; } = () => Task.CompletedTask;

    [HttpGet("/samples/kept")]
    public async Task<IActionResult> Show()
    {
        var read = Interlocked.Increment(ref _made);
        await Meanwhile();
        return Content($"made {read}");
    }

    [HttpGet("/samples/kept/left")]
    public async Task<IActionResult> Left()
    {
        await Meanwhile();
        await Task.Delay(Timeout.Infinite, HttpContext.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return Content("nobody reads this");
    }

    [HttpGet("/samples/kept/cookie")]
    public IActionResult WithCookie()
    {
        Response.Cookies.Append("sample", "1");
        return Content($"made {Interlocked.Increment(ref _made)}");
    }
}
