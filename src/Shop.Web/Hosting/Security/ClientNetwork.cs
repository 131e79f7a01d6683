using System.Net;
using System.Net.Sockets;

namespace Shop.Web.Hosting.Security;

/// <summary>What counts as one visitor's network: an IPv4 address, or the /64 that an IPv6 connection is given whole.</summary>
public static class ClientNetwork
{
    private const int NetworkBytes = 8;

    /// <summary>"192.0.2.7", "2001:db8:1:2::/64", or "unknown" for what is no address.</summary>
    public static string Of(string address) => Of(IPAddress.TryParse(address, out var parsed) ? parsed : null);

    /// <inheritdoc cref="Of(string)"/>
    public static string Of(IPAddress? address)
    {
        if (address is null) return "unknown";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address.ToString();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
