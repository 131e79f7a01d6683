using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Shop.TestKit;

/// <summary>
/// A loopback port for a server of this run. It lies below the ports that the system gives to outgoing connections, and
/// none is given twice: a shop that is killed must find its port free when it starts again.
/// </summary>
public static class FreePort
{
    private const int First = 12_000;
    private const int End = 32_000;
    private static readonly ConcurrentDictionary<int, bool> Given = new();

    public static int Find()
    {
        for (; ; )
        {
            var port = Random.Shared.Next(First, End);
            if (Given.TryAdd(port, true) && IsFree(port)) return port;
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
