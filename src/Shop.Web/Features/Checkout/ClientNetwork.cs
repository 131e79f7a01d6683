using System.Net;
using System.Net.Sockets;

namespace Shop.Web.Features.Checkout;

/// <summary>Where a request comes from, as one client is told from another.</summary>
public static class ClientNetwork
{
    private const int Prefix = 64;

    /// <summary>
    /// An IPv4 address whole; of an IPv6 address the first 64 bits, since a household has all the others. Null when unknown.
    /// </summary>
    public static string? Of(IPAddress? address)
    {
        if (address is null) return null;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address.ToString();
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, Prefix / 8, bytes.Length - (Prefix / 8));
        return $"{new IPAddress(bytes)}/{Prefix}";
    }
}
