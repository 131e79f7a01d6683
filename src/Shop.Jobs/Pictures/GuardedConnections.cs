using System.Net;
using System.Net.Sockets;

namespace Shop.Jobs.Pictures;

/// <summary>
/// Makes the only client that fetches what files name: no proxy, no cookies, no redirects by itself, every connection judged.
/// </summary>
internal sealed class GuardedConnections(FetchRules rules)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    public HttpClient NewClient()
    {
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = ConnectAsync, AllowAutoRedirect = false, UseProxy = false, UseCookies = false, AutomaticDecompression =
                DecompressionMethods.None,
            PooledConnectionLifetime = Kept, PooledConnectionIdleTimeout = Kept, ActivityHeadersPropagator = null,
        };
        var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Shop-Import/1.0");
        client.DefaultRequestHeaders.Accept.ParseAdd("image/jpeg, image/png, image/webp, */*;q=0.1");
        return client;
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await AllowedAsync(context.DnsEndPoint, cancellationToken);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            // The addresses that were judged, not the name: it could mean another machine a moment later.
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<IPAddress[]> AllowedAsync(DnsEndPoint target, CancellationToken cancellationToken)
    {
        var all = await Dns.GetHostAddressesAsync(target.Host, cancellationToken);
        var allowed = Array.FindAll(all, address => rules.MayReach(new IPEndPoint(address, target.Port)));
        return allowed.Length > 0 ? allowed
            : throw new AddressRefusedException(
                $"It leads to {all.FirstOrDefault()}, port {target.Port}: pictures are fetched from public addresses on ports 80 and 443 only, never from inside a network.");
    }
}
