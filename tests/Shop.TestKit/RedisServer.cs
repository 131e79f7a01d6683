using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace Shop.TestKit;

/// <summary>A Redis server of one test, on a free loopback port, which keeps nothing on disk.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private readonly Process _process;

    private RedisServer(Process process, int port) => (_process, ConnectionString) = (process, $"127.0.0.1:{port}");

    /// <summary>For the setting ConnectionStrings:Redis.</summary>
    public string ConnectionString { get; }

    public static async Task<RedisServer> StartAsync()
    {
        var port = FreePort.Find();
        string[] arguments =
            ["--port", port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
        var process = Process.Start(new ProcessStartInfo("redis-server", arguments) { RedirectStandardOutput = true })!;
        // Read on, or Redis stops at a full pipe.
        process.BeginOutputReadLine();
        await Eventually.TrueAsync(() => AnswersAsync(port), TimeSpan.FromMinutes(2), "Redis does not answer");
        return new RedisServer(process, port);
    }

    /// <summary>Ends it as a crash would.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<bool> AnswersAsync(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
