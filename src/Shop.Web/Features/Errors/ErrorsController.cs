using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Shop.Web.Features.Shared;
using Shop.Web.Hosting;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Errors;

/// <summary>Shows the page for a status that the request ended with. Nobody can ask for it by address.</summary>
[OneLanguage]
[ServedWhileClosed]
public sealed class ErrorsController(IStringLocalizer<Text> texts) : Controller
{
    [Route(ErrorHandling.Path)]
    [NoBrowser]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public IActionResult Show()
    {
        if (!ErrorHandling.IsErrorPage(HttpContext)) Response.StatusCode = StatusCodes.Status404NotFound;
        if (Response.StatusCode == StatusCodes.Status503ServiceUnavailable) Response.Headers.RetryAfter = ErrorHandling.SecondsUntilNextTry;
        // The address that failed may exist in no language: the other language begins at its front page.
        ViewData[CultureLinks.AlternatesKey] = CultureLinks.Translated(HttpContext, _ => "/");
        ViewData["NoIndex"] = true;
        return View("Error", ErrorPage.For(Response.StatusCode, texts, IsBackOffice));
    }

    private bool IsBackOffice => ErrorHandling.OriginalPath(HttpContext).StartsWithSegments("/admin");
}
