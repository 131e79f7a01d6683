using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Staff;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Account;

/// <summary>The passkeys of the own account.</summary>
/// <param name="Options">What the browser makes a new one from; null until the password was given.</param>
public sealed record PasskeysPage(IReadOnlyList<UserPasskeyInfo> Passkeys, string? Options, string? Problem, string? Done)
{
    public bool TakesMore => Passkeys.Count < StaffPasskeys.Max;
}

/// <summary>Staff add and remove their own passkeys. Adding one asks for the password first.</summary>
public sealed class PasskeysController(UserManager<StaffUser> users, StaffPasskeys passkeys, PasswordProof proof) : Controller
{
    private const string Path = "/admin/account/passkeys";
    private const string WrongPassword = "The current password is wrong, or it was wrong too often. Nothing was changed.";
    private const string NotAdded = "The passkey was not added. Start again: enter your password and create it within a few minutes.";

    [HttpGet(Path)]
    public Task<IActionResult> Index(string? done, CancellationToken cancellationToken) => PageAsync(null, null, done);

    [HttpPost(Path + "/begin")]
    public async Task<IActionResult> Begin([FromForm(Name = "current_password")] string? password, CancellationToken cancellationToken) =>
        await proof.ProveAsync(User, password, cancellationToken) is { } user
            ? await PageAsync(await passkeys.BeginAddingAsync(user), null, null)
            : await PageAsync(null, WrongPassword, null);

    [HttpPost(Path)]
    public async Task<IActionResult> Add(string? credential, string? name, CancellationToken cancellationToken) =>
        await users.GetUserAsync(User) is { } user && await passkeys.AddAsync(user, credential, name ?? "", cancellationToken)
            ? new SeeOtherResult($"{Path}?done=added")
            : await PageAsync(null, NotAdded, null);

    [HttpPost(Path + "/{id}/remove")]
    public async Task<IActionResult> Remove(string id, CancellationToken cancellationToken) =>
        await users.GetUserAsync(User) is { } user && await passkeys.RemoveAsync(user, id, cancellationToken)
            ? new SeeOtherResult($"{Path}?done=removed")
            : NotFound();

    private async Task<IActionResult> PageAsync(string? options, string? problem, string? done)
    {
        if (await users.GetUserAsync(User) is not { } user) return NotFound();
        if (problem is not null) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Passkeys", new PasskeysPage(await passkeys.OfAsync(user), options, problem, done));
    }
}
