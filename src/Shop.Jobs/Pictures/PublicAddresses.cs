using System.Net;
using System.Net.Sockets;

namespace Shop.Jobs.Pictures;

/// <summary>
/// Which machines may be asked for pictures. A file names what it likes; so the connection itself is judged, after the name was
/// looked up and again after each redirect: no name and no redirect leads into the network that the shop stands in.
/// </summary>
public static class PublicAddresses
{
    private static readonly IPNetwork[] Closed =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
                "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // Teredo and its neighbours, examples, 6to4 (which wraps any IPv4 address), examples again.
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Whether anybody on the internet could reach the address: no private, local, shared, reserved or multicast one.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return IsPublic(address.MapToIPv4());
        // NAT64: the last four bytes are the IPv4 address that is meant.
        if (Translated.Contains(address)) return IsPublic(new IPAddress(address.GetAddressBytes()[12..]));
        return (address.AddressFamily == AddressFamily.InterNetwork || Global.Contains(address))
            && !Closed.Any(network => network.Contains(address));
    }
}

/// <summary>Where pictures may be fetched from, and how long one may take.</summary>
/// <param name="MayReach">Judges each connection before it is made.</param>
public sealed record FetchRules(Func<IPEndPoint, bool> MayReach)
{
    /// <summary>The internet, on the ports that the web has.</summary>
    public static FetchRules PublicOnly { get; } = new(target => target.Port is 80 or 443 && PublicAddresses.IsPublic(target.Address));

    /// <summary>Any machine and any port, for shops whose pictures lie in their own network.</summary>
    public static FetchRules Anywhere { get; } = new(_ => true);

    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);
}

/// <summary>A connection that the rules forbid; the message is for staff.</summary>
public sealed class AddressRefusedException(string message) : Exception(message);
