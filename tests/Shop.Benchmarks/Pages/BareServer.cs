using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Shop.TestKit;
using Shop.TestKit.Load;

namespace Shop.Benchmarks.Pages;

/// <summary>The bare endpoint as a child process, so that it shares nothing with the load but the machine.</summary>
internal sealed class BareServer : IDisposable
{
    private readonly Process _process;
    private readonly Uri _address;

    private BareServer(Process process, Uri address) => (_process, _address) = (process, address);

    public int ProcessId => _process.Id;

    public static async Task<BareServer> StartAsync()
    {
        var port = FreePort.Find().ToString(CultureInfo.InvariantCulture);
        var process =
            Process.Start(
            new ProcessStartInfo("dotnet", [typeof(BareServer).Assembly.Location, "bare", "--port", port]) { RedirectStandardInput =
            true })!;
        var server = new BareServer(process, new Uri($"http://127.0.0.1:{port}"));
        await Eventually.TrueAsync(() => Task.FromResult(server.Answers()), TimeSpan.FromMinutes(1), "the bare endpoint does not answer");
        return server;
    }

    /// <summary>A load for an answer as large as that one, body and headers.</summary>
    public LoadRun Like(LoadAnswer answer, long body, int connections)
    {
        var request = new RequestBytes(_address)
            .Get(string.Create(CultureInfo.InvariantCulture, $"/{body}/{answer.HeaderCount}/{answer.HeaderBytes}"));
        return new LoadRun(_address, connections, _ => request);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private bool Answers()
    {
        try
        {
            return Like(default, 0, 1).Closed(TimeSpan.FromSeconds(1), 1).Refused == 0;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
