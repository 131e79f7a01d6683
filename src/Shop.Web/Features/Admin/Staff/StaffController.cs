using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Settings;
using Shop.Domain.Shared;
using Shop.Domain.Staff;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Staff;

/// <summary>Who works here, who is invited, and whether all need a second factor.</summary>
public sealed record StaffPage(
    IReadOnlyList<StaffMember> Members, IReadOnlyList<StaffInvitation> Invitations, SettingsInForce Settings, DateTimeOffset Now,
        string? Done)
{
    public bool RequiresSecondFactor => ((StaffSettings)Settings.Values).RequireSecondFactor;
}

/// <summary>The list of staff, and what is asked of all of them.</summary>
public sealed class StaffController(
    StaffMembers members, StaffInvitations invitations, CurrentSettings settings, ChangeSettings change, TimeProvider clock) : Controller
{
    private const string Path = "/admin/staff";

    [HttpGet(Path)]
    public async Task<IActionResult> Index(string? done, CancellationToken cancellationToken) => View(new StaffPage(
        await members.AllAsync(cancellationToken), await invitations.AllAsync(cancellationToken), await ReadAsync(cancellationToken),
        clock.GetUtcNow(), done));

    /// <summary>Asks a second factor of all, or of nobody. The version that the page showed must still be the stored one.</summary>
    [HttpPost($"{Path}/second-factor")]
    public async Task<IActionResult> Require(bool? require, int version, CancellationToken cancellationToken)
    {
        if (require is not { } wanted) return BadRequest();
        var edit = new SettingsEdit((await ReadAsync(cancellationToken)).Group, new StaffSettings { RequireSecondFactor = wanted },
            version);
        var result = await change.ExecuteAsync([edit], User.Identity!.Name!, cancellationToken);
        TempData.Refuse(result == SaveResult.Saved ? null
            : "Somebody else changed this meanwhile. Nothing of yours was saved: look at it again.");
        return new SeeOtherResult(result == SaveResult.Saved ? $"{Path}?done=saved" : Path);
    }

    private async Task<SettingsInForce> ReadAsync(CancellationToken cancellationToken) =>
        (await settings.ReadAgainAsync(cancellationToken)).GroupOf<StaffSettings>();
}
