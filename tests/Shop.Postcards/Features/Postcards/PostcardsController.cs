using Microsoft.AspNetCore.Mvc;

namespace Shop.Postcards.Features.Postcards;

/// <summary>All postcards, and a form to write one.</summary>
public sealed class PostcardsController(Postcards postcards) : Controller
{
    [HttpGet("/postcards")]
    public async Task<IActionResult> Index(string? product, CancellationToken cancellationToken) =>
        View(new PostcardsPage(product, await postcards.ListAsync(product, cancellationToken)));

    [HttpPost("/postcards")]
    public async Task<IActionResult> Write([FromForm] string product, [FromForm] string text, CancellationToken cancellationToken)
    {
        if (product is { Length: > 0 and <= Postcard.MaxLength } && text is { Length: > 0 and <= Postcard.MaxLength })
            await postcards.WriteAsync(product, text, cancellationToken);
        return RedirectToAction(nameof(Index), new { product });
    }
}

public sealed record PostcardsPage(string? Product, IReadOnlyList<Postcard> Postcards);
