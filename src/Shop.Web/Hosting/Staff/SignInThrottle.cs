using Shop.Web.Hosting.Security;

namespace Shop.Web.Hosting.Staff;

/// <summary>
/// Bounds how often passwords are tried, without letting a stranger lock the owner of an account out (R75). Strangers
/// are counted by account and network together, by network, and by account: in an hour at most
/// <see cref="MaxOfAccount"/> passwords are tried on an account by browsers that it does not know, however many networks
/// they come from. A browser that is known for the account is counted apart, for itself, and whoever has the account's
/// mailbox makes any browser known. Accounts that do not exist count alike.
/// </summary>
public sealed class SignInThrottle(IFailureLimits limits)
{
    /// <summary>Tries on one account from one network, or by one known browser, in 15 minutes.</summary>
    public const int MaxOfPair = 20;

    /// <summary>Tries from one network on all accounts in 15 minutes.</summary>
    public const int MaxOfNetwork = 60;

    /// <summary>Tries of strangers on one account, from everywhere, in an hour.</summary>
    public const int MaxOfAccount = 100;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongWindow = TimeSpan.FromHours(1);
    private readonly IFailureLimit _devices = limits.Create("sign-in-device", MaxOfPair, Window);
    private readonly IFailureLimit _pairs = limits.Create("sign-in-pair", MaxOfPair, Window);
    private readonly IFailureLimit _networks = limits.Create("sign-in-network", MaxOfNetwork, Window);
    private readonly IFailureLimit _accounts = limits.Create("sign-in-account", MaxOfAccount, LongWindow);

    /// <summary>Counts a try before the password is looked at. Null when this one is not to be answered.</summary>
    /// <param name="device">The browser's name when it is known for the account.</param>
    public async Task<SignInTry?> BeginAsync(string account, string network, string? device, CancellationToken cancellationToken)
    {
        if (device is not null)
        {
            var number = await _devices.TakeAsync(device, cancellationToken);
            if (number <= _devices.Max) return new SignInTry(number, new CountedTry([(_devices, device)]));
        }

        var pair = $"{account}\n{network}";
        var tries = await _pairs.TakeAsync(pair, cancellationToken);
        // In this order: what one network is refused does not use up what the account grants to all.
        var isOpen = tries <= _pairs.Max
            && await _networks.TryTakeAsync(network, cancellationToken) && await _accounts.TryTakeAsync(account, cancellationToken);
        return isOpen ? new SignInTry(tries, new CountedTry([(_pairs, pair), (_networks, network), (_accounts, account)])) : null;
    }

    /// <summary>Forgets what strangers did to the account.</summary>
    public Task ClearAsync(string account, CancellationToken cancellationToken) => _accounts.ClearAsync(account, cancellationToken);
}

/// <summary>A try that may be answered, and where it was counted.</summary>
/// <param name="Number">1 for the first in its span.</param>
public sealed record SignInTry(int Number, CountedTry Counted)
{
    private const int FreeTries = 5;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(2);

    /// <summary>How long the answer waits, whatever it is: nothing at first, then twice as long each time, up to two seconds.</summary>
    public TimeSpan Pause => Number <= FreeTries
        ? TimeSpan.Zero
        : TimeSpan.FromTicks(Math.Min(MaxPause.Ticks, FirstPause.Ticks << Math.Min(Number - FreeTries - 1, 10)));
}
