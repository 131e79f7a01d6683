using Microsoft.AspNetCore.Mvc;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Styleguide;

/// <summary>Every component on one page under the look in force. It exists in Development only.</summary>
[OneLanguage]
public sealed class StyleguideController(IWebHostEnvironment environment) : Controller
{
    [HttpGet("/styleguide")]
    public IActionResult Show()
    {
        if (!environment.IsDevelopment()) return NotFound();
        ViewData["NoIndex"] = true;
        return View();
    }
}
