using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Shop.Domain.Shared;
using Shop.Domain.Staff;
using Shop.Web.Hosting.Security;

namespace Shop.Web.Hosting.Staff;

/// <summary>
/// The second step of a sign-in: a code of the authenticator app, or a recovery code. What the password has proved is carried
/// from one form to the next in a sealed ticket, which holds for ten minutes and only while the account stays as it was.
/// </summary>
public sealed class SecondFactorSignIn(UserManager<StaffUser> users, SecondFactorCheck check, StaffDoor door,
    IDataProtectionProvider protection, TimeProvider clock)
{
    private const char Between = '\n';
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("Shop.SecondFactorTicket").ToTimeLimitedDataProtector();

    /// <summary>After the password: lets the person in, or says that a code is needed.</summary>
    public async Task<SignInOutcome> BeginAsync(StaffUser user, CancellationToken cancellationToken)
    {
        if (user.TwoFactorEnabled) return new SignInOutcome(false, _seal.Protect($"{user.Id}{Between}{user.SecurityStamp}", Lifetime));
        await door.EnterAsync(user, cancellationToken);
        return new SignInOutcome(true);
    }

    /// <summary>Refused with the ticket for a wrong code, and without one when the password is to be asked again.</summary>
    /// <param name="ticket">Of <see cref="BeginAsync"/>.</param>
    /// <param name="typed">The code.</param>
    /// <param name="address">The visitor's IP address.</param>
    public async Task<SignInOutcome> ExecuteAsync(string? ticket, string typed, string address, CancellationToken cancellationToken)
    {
        if (await UserOfAsync(ticket) is not { } user || user.IsLockedAt(clock.GetUtcNow())) return SignInOutcome.Refused;
        if (!await check.PassesAsync(user, typed, ClientNetwork.Of(address), cancellationToken)) return new SignInOutcome(false, ticket);
        // The account may have been changed by what took the code.
        if (await UserOfAsync(ticket) is not { } now) return SignInOutcome.Refused;
        await door.EnterAsync(now, cancellationToken);
        return new SignInOutcome(true);
    }

    private async Task<StaffUser?> UserOfAsync(string? ticket)
    {
        if (string.IsNullOrEmpty(ticket)) return null;
        try
        {
            return _seal.Unprotect(ticket).Split(Between) is [var id, var stamp] && await users
                .FindByIdAsync(id) is { TwoFactorEnabled: true } user
                && user.SecurityStamp == stamp
                ? user
                : null;
        }
        catch (Exception error) when (error is CryptographicException or FormatException)
        {
            return null;
        }
    }
}

/// <summary>Whether a typed code is the account's. How often one may be tried is bounded as for passwords.</summary>
public sealed class SecondFactorCheck(SecondFactors factors, SecondFactorKeys keys, KnownBrowser browser, SecondFactorLimits limits)
{
    private const int AppDigits = 6;
    private const int MaxTyped = 40;

    public async Task<bool> PassesAsync(StaffUser user, string typed, string network, CancellationToken cancellationToken)
    {
        if (typed.Length > MaxTyped) return false;
        var device = browser.DeviceFor(PlainText.EmailKey(user.Email ?? ""));
        if (await limits.BeginAsync(user.Id, device, network, cancellationToken) is not { } counted) return false;
        var isOfApp = typed.Count(char.IsAsciiDigit) == AppDigits && typed.All(letter => char.IsAsciiDigit(letter) || letter == ' ');
        var passes = isOfApp
            ? keys.Open(user.SealedTotpKey) is { } key && await factors.TakeAsync(user.Id, key, typed, cancellationToken)
            : await factors.TakeRecoveryCodeAsync(user, typed, cancellationToken);
        if (passes) await counted.GiveBackAsync(cancellationToken);
        return passes;
    }
}

/// <summary>
/// How often codes are tried: only who has the password comes so far. A browser that is known for the account is counted for
/// itself, so that a thief of the password cannot keep its owner out.
/// </summary>
public sealed class SecondFactorLimits(IFailureLimits limits)
{
    private readonly IFailureLimit _devices = limits.Create("code-device", 10, TimeSpan.FromMinutes(15));
    private readonly IFailureLimit _pairs = limits.Create("code-pair", 10, TimeSpan.FromMinutes(15));
    private readonly IFailureLimit _accounts = limits.Create("code-account", 30, TimeSpan.FromHours(1));

    /// <summary>Counts a try before the code is looked at. Null when it is not to be answered.</summary>
    public async Task<CountedTry?> BeginAsync(Guid user, string? device, string network, CancellationToken cancellationToken)
    {
        var account = $"{user}";
        if (device is not null)
            return await _devices.TryTakeAsync(device, cancellationToken) ? new CountedTry([(_devices, device)]) : null;
        var pair = $"{account}\n{network}";
        return await _pairs.TryTakeAsync(pair, cancellationToken) && await _accounts.TryTakeAsync(account, cancellationToken)
            ? new CountedTry([(_pairs, pair), (_accounts, account)])
            : null;
    }
}
