using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Staff;

namespace Shop.Web.Features.Admin.AuditLogs;

/// <summary>Who did what, for staff to read; <c>verify</c> says whether the chain is whole.</summary>
public sealed class AuditLogsController(AuditLog log) : Controller
{
    [HttpGet("/admin/log")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) => View(await log.NewestAsync(cancellationToken));
}
