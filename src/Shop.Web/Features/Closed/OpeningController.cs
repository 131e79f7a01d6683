using Microsoft.AspNetCore.Mvc;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Closed;

/// <summary>What shoppers see of a shop that is closed, at whatever address they came to. Nobody can ask for it by its own.</summary>
[OneLanguage]
public sealed class OpeningController : Controller
{
    // An hour: search engines come again, and keep nothing of a page that is not the shop.
    private const string SecondsUntilNextTry = "3600";

    [Route("/opening")]
    [NoBrowser]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public IActionResult Show()
    {
        if (!HttpContext.Items.ContainsKey(typeof(OpeningController))) return NotFound();
        Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        Response.Headers.RetryAfter = SecondsUntilNextTry;
        return View("Closed");
    }

    internal static void Allow(HttpContext http) => http.Items[typeof(OpeningController)] = true;
}
