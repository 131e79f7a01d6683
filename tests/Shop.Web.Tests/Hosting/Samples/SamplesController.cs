using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Localization;
using Shop.Web.Features.Shared;
using Shop.Web.Hosting;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Tests.Features.Samples;

/// <summary>Stands for any page of the shop.</summary>
public sealed class SamplesController : Controller
{
    [HttpGet("/samples")]
    public IActionResult Index() => Json(new
    {
        formats = CultureInfo.CurrentCulture.Name,
        language = CultureInfo.CurrentUICulture.Name,
        price = 12.9m.ToString("C", CultureInfo.CurrentCulture),
        otherAction = Url.Action(nameof(Show), new { id = 7 }),
        otherController = Url.Action("Index", "Others"),
        toEnglish = Url.Action(nameof(Show), new { id = 7, culture = "" }),
        toSpanish = Url.Action(nameof(Show), new { id = 7, culture = "es" }),
        toMachines = Url.Action("Receive", "Hooks"),
    });

    [HttpGet("/samples/{id:int}")]
    public IActionResult Show(int id) => Json(CultureLinks.For(HttpContext).Select(link => $"{link.Language.Code} {link.Address}"));

    [HttpGet("/samples/text")]
    public IActionResult Words([FromServices] IStringLocalizer<Text> texts) => Content(texts["There is no such page"]);

    [HttpPost("/samples")]
    public IActionResult Change(string? name) => Content($"changed {name}");

    [HttpPost("/samples/{id}")]
    public IActionResult ChangeOne(string id) => Content($"address {id}");

    [HttpGet("/samples/broken")]
    public IActionResult Break() => Fail() ? Ok() : NotFound();

    [HttpGet("/samples/busy")]
    public IActionResult Busy() => WaitForTheDatabase() ? Ok() : NotFound();

    private static bool WaitForTheDatabase() => throw new SqliteException("database is locked", 5);

    private static bool Fail() => throw new InvalidOperationException("secret detail");
}

[Route("others")]
public sealed class OthersController : Controller
{
    [HttpGet("")]
    public IActionResult Index() => Content("others");
}

[NoBrowser]
public sealed class HooksController : Controller
{
    [HttpPost("/hooks/receive")]
    public IActionResult Receive() => Content("received");
}
