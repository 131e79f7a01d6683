using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Security;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Features.Admin.Attention;

/// <summary>What is wrong with how this process is run, as opposed to what happened in the shop.</summary>
public sealed class OperationNotes(
    UntrustedForwarding forwarding, KeyProtectionSettings protection, DataPermissions permissions, IHostEnvironment environment)
        : IAttentionSource
{
    internal const string KeysInTheClear =
        "The keys that cookies are sealed with lie unencrypted in the database: whoever gets a copy of it can sign in as staff. "
        + "Set DataProtection:Certificate or DataProtection:KeyFile.";

    private const string Kind = "Proxy not trusted";

    public Task<IEnumerable<AttentionItem>> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(Read());

    private IEnumerable<AttentionItem> Read()
    {
        foreach (var proxy in forwarding.Seen)
        {
            yield return new AttentionItem(Kind, proxy.Since, new(
                "Requests with forwarded headers come from {0}, which is not in Shop:TrustedProxies. If that is the shop's proxy, all "
                    + "visitors "
                + "look like one and share one visitor's limits: name it there. If not, somebody sends these headers in vain.",
                    proxy.Address));
        }

        if (forwarding is { IsBehindUnnamedProxy: true, Seen.Count: 0 })
        {
            yield return new AttentionItem(Kind, permissions.StartedAt,
                "Shop:PublicUrl begins with https, but the shop listens without TLS and "
                + "Shop:TrustedProxies is empty. Behind a proxy all visitors look like one: name the proxy's address in "
                    + "Shop:TrustedProxies.");
        }

        if (environment.IsProduction() && !protection.IsOn)
            yield return new AttentionItem("Keys not encrypted", permissions.StartedAt, KeysInTheClear);
        foreach (var problem in permissions.Problems)
            yield return new AttentionItem("Readable to others", permissions.StartedAt,
                new("Others on the shop's machine may read its data. {0}", problem));
    }
}
