using Microsoft.AspNetCore.Mvc;
using Shop.Jobs.Outbox;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Admin.Attention;

/// <summary>The staff's list of what needs a person.</summary>
public sealed class AttentionController(AttentionList list, OutboxRows outbox) : Controller
{
    [HttpGet("/admin/attention")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) => View(await list.ReadAsync(cancellationToken));

    /// <summary>Gives a dead outbox row new tries.</summary>
    [HttpPost("/admin/attention/outbox/{id:guid}/retry")]
    public async Task<IActionResult> Retry(Guid id, CancellationToken cancellationToken)
    {
        await outbox.RetryAsync(id, cancellationToken);
        return new SeeOtherResult("/admin/attention");
    }
}
