using Microsoft.AspNetCore.Mvc;

namespace Shop.Web.Tests.Features.Admin.Samples;

/// <summary>An admin page that says nothing about who may see it.</summary>
public sealed class AdminSamplesController : Controller
{
    [HttpGet("/admin/samples")]
    public IActionResult Index() => Content("for staff");
}
