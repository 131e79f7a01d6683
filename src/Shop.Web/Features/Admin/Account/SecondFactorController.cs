using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Settings;
using Shop.Domain.Staff;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Account;

/// <summary>The second factor of the own account.</summary>
/// <param name="Key">The key that is to be proved; null when none is proposed, or it is on.</param>
/// <param name="IsRequired">The owner asks it of all.</param>
public sealed record SecondFactorPage(bool IsOn, string? Key, QrCode? Picture, int CodesLeft, bool IsRequired, string? Problem);

/// <summary>
/// Staff set up their own second factor: the password, then a key for the app, then the app's first code. Recovery codes are
/// shown once, in the answer that made them.
/// </summary>
public sealed class SecondFactorController(
    UserManager<StaffUser> users, SecondFactors factors, SecondFactorKeys keys, PasswordProof proof, SecondFactorCheck check) : Controller
{
    private const string Path = StaffAccess.SecondFactorPath;
    private const string WrongCode =
        "That is not the code that belongs to this key now. Wait for the next one, and look at the clock of your telephone.";

    private const string WrongPassword = "The current password is wrong, or it was wrong too often. Nothing was changed.";

    [HttpGet(Path)]
    public Task<IActionResult> Show(CancellationToken cancellationToken) => PageAsync(null, cancellationToken);

    /// <summary>Makes a key, in place of one that was not proved.</summary>
    [HttpPost(Path + "/begin")]
    public async Task<IActionResult> Begin([FromForm(Name = "current_password")] string? password, CancellationToken cancellationToken)
    {
        if (await proof.ProveAsync(User, password, cancellationToken) is not { } user) return await PageAsync(WrongPassword,
            cancellationToken);
        await factors.ProposeAsync(user.Id, keys.Seal(Totp.NewKey()), cancellationToken);
        return new SeeOtherResult(Path);
    }

    /// <summary>The first code turns it on.</summary>
    [HttpPost(Path)]
    public async Task<IActionResult> Confirm(string? passcode, CancellationToken cancellationToken)
    {
        if (await users.GetUserAsync(User) is not { TwoFactorEnabled: false, SealedTotpKey: { } key } user) return new SeeOtherResult(Path);
        var network = Hosting.Security.ClientNetwork.Of(HttpContext.Connection.RemoteIpAddress);
        if (!await check.PassesAsync(user, passcode ?? "", network, cancellationToken))
            return await PageAsync(WrongCode, cancellationToken);
        var codes = await factors.TurnOnAsync(user, key, StaffRights.SessionOf(User), cancellationToken);
        return codes is null ? new SeeOtherResult(Path) : View("Codes", codes);
    }

    [HttpPost(Path + "/codes")]
    public async Task<IActionResult> RenewCodes([FromForm(Name = "current_password")] string? password, CancellationToken cancellationToken)
    {
        if (await proof.ProveAsync(User, password, cancellationToken) is not { } user) return await PageAsync(WrongPassword,
            cancellationToken);
        return user.TwoFactorEnabled ? View("Codes", await factors.RenewCodesAsync(user, cancellationToken)) : new SeeOtherResult(Path);
    }

    [HttpPost(Path + "/off")]
    public async Task<IActionResult> TurnOff([FromForm(Name = "current_password")] string? password, CancellationToken cancellationToken)
    {
        if (await proof.ProveAsync(User, password, cancellationToken) is not { } user) return await PageAsync(WrongPassword,
            cancellationToken);
        await factors.TurnOffAsync(user, cancellationToken);
        return new SeeOtherResult("/admin/account?done=factor-off");
    }

    private async Task<IActionResult> PageAsync(string? problem, CancellationToken cancellationToken)
    {
        if (await users.GetUserAsync(User) is not { } user) return NotFound();
        if (problem is not null) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        var services = HttpContext.RequestServices;
        var key = user.TwoFactorEnabled ? null : keys.Open(user.SealedTotpKey);
        var shop = services.GetRequiredService<ShopIdentity>().Name;
        return View("SecondFactor", new SecondFactorPage(user.TwoFactorEnabled, key,
            key is null ? null : QrCode.Of(Totp.AddressFor(key, shop, user.Email ?? "")),
            await factors.CodesLeftAsync(user.Id, cancellationToken), services.GetRequiredService<StaffSettings>().RequireSecondFactor,
                problem));
    }
}
