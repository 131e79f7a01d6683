using System.Security.Cryptography;
using System.Text;

namespace Shop.Web.Hosting.Security;

/// <summary>How often something may be tried in vain under one key (an account, a network, a cart) in a span of time.</summary>
public interface IFailureLimit
{
    /// <summary>The most tries in a span.</summary>
    int Max { get; }

    /// <summary>
    /// Counts a try before it is known how it ends, so that a thousand at once are no more than a thousand in a row.
    /// </summary>
    /// <returns>The try's number in its span; it is not to be answered when that is more than <see cref="Max"/>.</returns>
    Task<int> TakeAsync(string key, CancellationToken cancellationToken);

    /// <summary>Takes back a try that was not in vain.</summary>
    Task GiveBackAsync(string key, CancellationToken cancellationToken);

    /// <summary>Forgets what was counted under the key.</summary>
    Task ClearAsync(string key, CancellationToken cancellationToken);
}

/// <summary>Makes the limits. They are counted over all processes of the shop: in Redis, or in the database without one.</summary>
public interface IFailureLimits
{
    /// <param name="name">Tells this limit's counts from those of others.</param>
    IFailureLimit Create(string name, int max, TimeSpan window);
}

/// <summary>What a limit asks of its callers.</summary>
public static class FailureLimits
{
    /// <summary>True when the try, which is counted now, may be answered.</summary>
    public static async Task<bool> TryTakeAsync(this IFailureLimit limit, string key, CancellationToken cancellationToken) =>
        await limit.TakeAsync(key, cancellationToken) <= limit.Max;

    /// <summary>The name under which a key is stored: of one length, and telling nobody whose address it is.</summary>
    internal static string Stored(string name, string key) =>
        $"{name}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..32]}";
}

/// <summary>A try that may be answered, and where it was counted.</summary>
public sealed record CountedTry(IReadOnlyList<(IFailureLimit Limit, string Key)> Places)
{
    /// <summary>It was not in vain: it does not count.</summary>
    public async Task GiveBackAsync(CancellationToken cancellationToken)
    {
        foreach (var (limit, key) in Places) await limit.GiveBackAsync(key, cancellationToken);
    }
}
