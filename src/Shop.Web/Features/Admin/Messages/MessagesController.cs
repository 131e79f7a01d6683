using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Content.Messages;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Messages;

/// <summary>A page of the list.</summary>
/// <param name="State">"open", "answered", or "" for all.</param>
public sealed record MessagesPage(IReadOnlyList<ContactMessage> Messages, string State, int Page, int Pages, AdminMessage? Problem);

/// <summary>The messages of the contact form. They are answered by mail; here is noted that they were.</summary>
public sealed class MessagesController(ContactMessages messages) : Controller
{
    public const string Address = "/admin/messages";
    private const string Open = "open", Answered = "answered";
    private const int MostPages = 1_000;

    [HttpGet(Address)]
    public async Task<IActionResult> Index(string? state, int page, CancellationToken cancellationToken)
    {
        var shown = state is Open or Answered ? state : "";
        var number = Math.Clamp(page, 1, MostPages);
        var (found, count) = await messages.ListAsync(shown.Length == 0 ? null : shown == Answered, number, cancellationToken);
        var pages = Math.Max(1, (count + ContactMessages.PageSize - 1) / ContactMessages.PageSize);
        return View(new MessagesPage(found, shown, number, pages, TempData.Refusal()));
    }

    [HttpPost($"{Address}/{{id:guid}}")]
    public async Task<IActionResult> Settle(Guid id, int version, bool? answered, CancellationToken cancellationToken)
    {
        if (answered is not { } isAnswered) return BadRequest();
        var result = await messages.SettleAsync(id, version, isAnswered, User.Identity!.Name!, cancellationToken);
        if (result == SaveResult.Missing) return NotFound();
        if (result != SaveResult.Saved) TempData.Refuse("Somebody else changed this message meanwhile. Here is how it is now.");
        return new SeeOtherResult($"{Address}#m-{id}");
    }
}
