using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Shop.TestKit;

/// <summary>
/// A wire to the sandbox's Stripe that can go lame: then every call is taken, answered with a promising head, and never with
/// the body that the head promises.
/// </summary>
public sealed class StripeRelay : IAsyncDisposable
{
    private static readonly byte[] Head =
        Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{");
    private readonly TcpListener _listener = new(IPAddress.Loopback, FreePort.Find());
    private readonly ConcurrentDictionary<TcpClient, bool> _open = new();
    private readonly Uri _sandbox;
    private volatile bool _isLame;
    private int _lameCalls;

    public StripeRelay(Uri sandbox)
    {
        _sandbox = sandbox;
        _listener.Start();
        _ = ListenAsync();
    }

    /// <summary>For the setting Stripe:ApiBase.</summary>
    public string ApiBase => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/sandbox/stripe";

    /// <summary>How many calls waited for a body in vain.</summary>
    public int SlowCalls => _lameCalls;

    public void GoSlow() => Switch(true);

    public void Recover() => Switch(false);

    public ValueTask DisposeAsync()
    {
        _listener.Dispose();
        HangUp();
        return ValueTask.CompletedTask;
    }

    private void Switch(bool isLame)
    {
        _isLame = isLame;
        // Open connections would go on as before.
        HangUp();
    }

    private void HangUp()
    {
        foreach (var client in _open.Keys) client.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        _open.TryAdd(client, true);
        try
        {
            if (_isLame) await PromiseAsync(client.GetStream());
            else await PassOnAsync(client.GetStream());
        }
        catch (Exception end) when (end is IOException or SocketException or ObjectDisposedException)
        {
            // One side hung up.
        }
        finally
        {
            _open.TryRemove(client, out _);
            client.Dispose();
        }
    }

    private async Task PromiseAsync(NetworkStream stream)
    {
        var request = new byte[16 * 1024];
        if (await stream.ReadAsync(request) == 0) return;
        Interlocked.Increment(ref _lameCalls);
        await stream.WriteAsync(Head);
        // Until the shop has had enough.
        while (await stream.ReadAsync(request) > 0) await Task.Yield();
    }

    private async Task PassOnAsync(NetworkStream stream)
    {
        using var other = new TcpClient();
        await other.ConnectAsync(_sandbox.Host, _sandbox.Port);
        await Task.WhenAny(stream.CopyToAsync(other.GetStream()), other.GetStream().CopyToAsync(stream));
    }
}
