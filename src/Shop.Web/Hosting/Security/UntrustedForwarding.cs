using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Hosting.Security;

/// <summary>A peer that sends forwarded headers without being trusted to.</summary>
/// <param name="Since">When it was seen first since the start.</param>
public sealed record UntrustedProxy(string Address, DateTimeOffset Since);

/// <summary>
/// Notices a proxy that is not in Shop:TrustedProxies: behind it all visitors look like one, and share one visitor's limits.
/// </summary>
public sealed class UntrustedForwarding(ShopSettings shop, TimeProvider clock, ILogger<UntrustedForwarding> log)
{
    private const int MaxPeers = 10;
    private const string Original = "X-Original-For";
    private static readonly string[] Headers = ["X-Forwarded-For", "Forwarded", "X-Real-IP", "X-Forwarded-Proto"];
    private readonly ConcurrentDictionary<string, DateTimeOffset> _peers = new(StringComparer.Ordinal);

    /// <summary>The first few that were seen, the earliest first.</summary>
    public IReadOnlyList<UntrustedProxy> Seen =>
        [.. _peers.Select(peer => new UntrustedProxy(peer.Key, peer.Value)).OrderBy(peer => peer.Since)];

    /// <summary>True when payments and mails use HTTPS, but the shop itself is reached without it: there must be a proxy.</summary>
    public bool IsBehindUnnamedProxy { get; private set; }

    /// <summary>To be called after the headers of trusted proxies were taken.</summary>
    public Task WatchAsync(HttpContext context, RequestDelegate next)
    {
        if (IsUntrusted(context) && _peers.Count < MaxPeers) Note(Address(context));
        return next(context);
    }

    /// <summary>Looks at the addresses that the shop listens on, once it does.</summary>
    public void CheckStart(IServer server)
    {
        if (shop.TrustedProxies.Count > 0 || shop.PublicUrl.Scheme != Uri.UriSchemeHttps) return;
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        IsBehindUnnamedProxy = addresses.Count > 0
            && !addresses.Any(address => address.StartsWith("https:", StringComparison.OrdinalIgnoreCase));
        if (IsBehindUnnamedProxy)
        {
            log.LogWarning(
                "Shop:PublicUrl begins with https, but the shop listens without TLS and Shop:TrustedProxies is empty: behind a proxy all "
                + "visitors look like one and share one visitor's limits. Name the proxy's address in Shop:TrustedProxies.");
        }
    }

    // A header that is left after trusted hops were taken may be a visitor's own; one that leaves a private address as the
    // visitor's comes from an inner proxy that is not named.
    private bool IsUntrusted(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (!Headers.Any(headers.ContainsKey)) return false;
        return headers.ContainsKey(Original)
            ? headers.ContainsKey(Headers[0]) && context.Connection.RemoteIpAddress is { } client && IsPrivate(client)
            : context.Connection.RemoteIpAddress is { } peer && !IsTrusted(peer);
    }

    private bool IsTrusted(IPAddress peer)
    {
        var plain = peer.IsIPv4MappedToIPv6 ? peer.MapToIPv4() : peer;
        return shop.TrustedProxies.Any(network => network.Contains(plain));
    }

    private static bool IsPrivate(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (IPAddress.IsLoopback(plain) || plain.IsIPv6UniqueLocal || plain.IsIPv6LinkLocal) return true;
        var bytes = plain.GetAddressBytes();
        return bytes is [10, ..] or [192, 168, ..] or [172, >= 16 and <= 31, _, _] or [169, 254, ..];
    }

    private static string Address(HttpContext context) => ClientNetwork.Of(context.Connection.RemoteIpAddress);

    private void Note(string address)
    {
        if (_peers.TryAdd(address, clock.GetUtcNow()))
        {
            log.LogError(
                "Forwarded headers come from {Peer}, which is not in Shop:TrustedProxies, and are ignored. If that is the shop's proxy, "
                    + "all "
                + "visitors look like one and share one visitor's limits: name it in Shop:TrustedProxies.", address);
        }
    }
}
