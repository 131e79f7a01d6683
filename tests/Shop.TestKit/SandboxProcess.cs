using System.Diagnostics;

namespace Shop.TestKit;

/// <summary>The sandbox alone in a process of its own, for several shop processes that share it.</summary>
public sealed class SandboxProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly Process _process;

    private SandboxProcess(Process process, Uri address) => (_process, Address, Client) = (process, address, new SandboxClient(address));

    public Uri Address { get; }

    public SandboxClient Client { get; }

    /// <summary>For the setting Stripe:ApiBase.</summary>
    public string ApiBase => new Uri(Address, "/sandbox/stripe").AbsoluteUri;

    /// <param name="shop">The shop's public address, to which events are sent.</param>
    public static async Task<SandboxProcess> StartAsync(Uri shop, string dataPath, params (string Key, string Value)[] settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Find()}");
        var start = new ProcessStartInfo("dotnet",
            [RepositoryPaths.TestedBinary, "sandbox", "--urls", address.GetLeftPart(UriPartial.Authority)])
        {
            WorkingDirectory = RepositoryPaths.ContentRootOf(RepositoryPaths.TestedBinary),
        };
        foreach (var (key, value) in new ShopSettings().ToEnvironment(shop, dataPath)) start.Environment[key] = value;
        foreach (var (key, value) in settings) start.Environment[key] = value;
        start.Environment.Remove("ASPNETCORE_URLS");
        var sandbox = new SandboxProcess(Process.Start(start)!, address);
        await Eventually.TrueAsync(sandbox.AnswersAsync, Patience, "the sandbox does not answer");
        return sandbox;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Client.Dispose();
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            return (await Client.MailsAsync()).Count >= 0;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
