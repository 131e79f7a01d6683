using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Security;

namespace Shop.Web.Hosting.Staff;

/// <summary>
/// Links by mail that make a browser known for an account, so that its owner gets past the limits which strangers have used
/// up. They replace no password. Whoever asks gets the same answer, at the same cost, whether the address is staff's or not.
/// </summary>
public sealed class SignInLinks(ShopDbContext db, IDataProtectionProvider protection, SignInLinkLimits limits, KnownBrowser browser,
    TimeProvider clock)
{
    private const char Between = '\n';
    private const int MaxAddress = 254;
    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("Shop.SignInLink").ToTimeLimitedDataProtector();

    /// <summary>Has a link written to the address, if it is staff's, unless it was asked for too often.</summary>
    /// <param name="address">The visitor's IP address.</param>
    public async Task AskAsync(string email, string address, CancellationToken cancellationToken)
    {
        var account = PlainText.EmailKey(email);
        if (account.Length is 0 or > MaxAddress || !await limits.TryAskAsync(account, ClientNetwork.Of(address), cancellationToken)) return;
        var token = _seal.Protect($"{account}{Between}{SecretToken.New()}", SignInLinkLimits.Lifetime);
        var asked = new SignInLinkAsked(Guid.CreateVersion7(), account, token, Language.FallbackCode);
        await db.WriteAsync(
            () =>
            {
                db.Publish(asked, clock.GetUtcNow());
                return Task.FromResult(true);
            }, cancellationToken: cancellationToken);
    }

    /// <summary>Whether the link still holds. Looking at it does not use it up: mail scanners open links too.</summary>
    public bool Holds(string token) => AccountOf(token) is not null;

    /// <summary>Makes this browser known for the link's account. False when it no longer holds, or was used before.</summary>
    public async Task<bool> UseAsync(string token, CancellationToken cancellationToken)
    {
        if (AccountOf(token) is not { } account || !await limits.TryUseAsync(token, cancellationToken)) return false;
        browser.Remember(account);
        return true;
    }

    private string? AccountOf(string token)
    {
        try
        {
            return _seal.Unprotect(token).Split(Between) is [var account, _] ? account : null;
        }
        catch (Exception made) when (made is CryptographicException or FormatException)
        {
            return null;
        }
    }
}

/// <summary>
/// How often links are mailed. A stranger who uses up an account's share cannot keep its owner out: links hold for as long as
/// the share takes to come back, so one that holds lies in the mailbox then.
/// </summary>
public sealed class SignInLinkLimits(IFailureLimits limits)
{
    internal static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private readonly IFailureLimit _accounts = limits.Create("sign-in-link-account", 5, Lifetime);
    private readonly IFailureLimit _networks = limits.Create("sign-in-link-network", 100, Lifetime);
    private readonly IFailureLimit _used = limits.Create("sign-in-link-used", 1, Lifetime + Lifetime);

    public async Task<bool> TryAskAsync(string account, string network, CancellationToken cancellationToken) =>
        await _networks.TryTakeAsync(network, cancellationToken) && await _accounts.TryTakeAsync(account, cancellationToken);

    public Task<bool> TryUseAsync(string token, CancellationToken cancellationToken) => _used.TryTakeAsync(token, cancellationToken);
}
