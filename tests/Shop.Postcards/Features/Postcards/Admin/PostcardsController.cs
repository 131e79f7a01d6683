using Microsoft.AspNetCore.Mvc;

namespace Shop.Postcards.Features.Postcards.Admin;

/// <summary>All postcards, for staff.</summary>
public sealed class PostcardsController(Postcards postcards) : Controller
{
    [HttpGet("/admin/postcards")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) => View(await postcards.ListAsync(null, cancellationToken));
}
