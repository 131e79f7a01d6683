using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using System.Text;

namespace Shop.TestKit;

/// <summary>
/// The real shop in a process of its own: a free loopback port, a data folder of its own, its own sandbox. It can be
/// killed and started again on the same data. Disposing kills it and deletes a data folder that it made itself. Such a folder
/// begins as a copy of what a first start makes, unless the settings ask for a first start.
/// </summary>
public sealed class ShopProcess : IRunningShop, IAsyncDisposable
{
    private const int Sigterm = 15;
    private readonly StringBuilder _output = new();
    private readonly ShopSettings _settings;
    private Process? _process;

    private ShopProcess(ShopSettings settings)
    {
        _settings = settings;
        Address = new Uri($"http://127.0.0.1:{settings.Port ?? FreePort.Find()}");
        DataPath = settings.DataPath ?? Directory.CreateTempSubdirectory("shop-test-").FullName;
        Sandbox = new SandboxClient(Address);
    }

    public Uri Address { get; }

    public string DataPath { get; }

    public SandboxClient Sandbox { get; }

    public int ProcessId => _process!.Id;

    public bool HasEnded => _process is null || _process.HasExited;

    /// <summary>All that the shop has printed so far, over all its starts.</summary>
    public string Output
    {
        get { lock (_output) return _output.ToString(); }
    }

    /// <summary>Starts a shop and waits until it is ready.</summary>
    /// <exception cref="InvalidOperationException">It ended instead, or was not ready in time; the message has its output.</exception>
    public static async Task<ShopProcess> StartAsync(ShopSettings? settings = null)
    {
        var shop = new ShopProcess(settings ?? new ShopSettings());
        if (shop._settings is { DataPath: null, IsFirstStart: false, IsOnPostgres: false }) await DemoData.CopyToAsync(shop.DataPath);
        await shop.RestartAsync();
        return shop;
    }

    /// <summary>Starts it again on the same port and data, after a stop or a kill.</summary>
    /// <param name="crashAt">Where the process is to die ("after-commit:3"), or null; heeded by the Crash binary only.</param>
    public async Task RestartAsync(string? crashAt = null)
    {
        _process?.Dispose();
        _process = new Process { StartInfo = _settings.StartInfo(Address, DataPath) };
        if (crashAt is not null) _process.StartInfo.Environment["SHOP_CRASH_AT"] = crashAt;
        _process.StartInfo.RedirectStandardOutput = _process.StartInfo.RedirectStandardError = true;
        _process.OutputDataReceived += Append;
        _process.ErrorDataReceived += Append;
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await WaitUntilReadyAsync(_process);
    }

    /// <summary>Ends it as a power cut would (SIGKILL).</summary>
    public async Task KillAsync()
    {
        if (_process is null || _process.HasExited) return;
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to end (SIGTERM), waits, and returns the exit code.</summary>
    public async Task<int> StopAsync()
    {
        if (Signal(_process!.Id, Sigterm) != 0) throw new InvalidOperationException("The shop could not be signalled.");
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await _process.WaitForExitAsync(deadline.Token);
        return _process.ExitCode;
    }

    /// <summary>Runs one of the merchant's commands on the same data and settings: <c>RunCommandAsync("verify")</c>.</summary>
    public Task<CommandResult> RunCommandAsync(params string[] arguments) =>
        Command.RunAsync(_settings.StartInfo(Address, DataPath, arguments), null);

    /// <summary>Makes an administrator with the merchant's command.</summary>
    /// <exception cref="InvalidOperationException">The command failed, or printed no "Password: …" line.</exception>
    public Task<StaffAccount> CreateAdminAsync(string email) => StaffSteps.CreateAdminByCommandAsync(this, email);

    /// <summary>Makes up products and past orders with the merchant's command, however long it takes.</summary>
    public async Task SeedAsync(int products, int orders)
    {
        string[] verb =
            ["seed", "--products", products.ToString(CultureInfo.InvariantCulture), "--orders",
            orders.ToString(CultureInfo.InvariantCulture)];
        (await Command.RunAsync(_settings.StartInfo(Address, DataPath, verb), null, TimeSpan.FromHours(6))).OrThrow();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process?.Dispose();
        Sandbox.Dispose();
        if (_settings.DataPath is null) Directory.Delete(DataPath, recursive: true);
    }

    private async Task WaitUntilReadyAsync(Process process)
    {
        using var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(30) };
        try
        {
            await Eventually.TrueAsync(
                async () => process.HasExited ? throw new TimeoutException($"exit code {process.ExitCode}") : await IsReadyAsync(client),
                _settings.ReadyWithin, "the shop is not ready");
        }
        catch (TimeoutException problem)
        {
            await KillAsync();
            // Even when it ended by itself: its last words may still be on their way.
            await process.WaitForExitAsync();
            throw new InvalidOperationException($"The shop did not start: {problem.Message}\n{Output}", problem);
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception notYet) when (notYet is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private void Append(object sender, DataReceivedEventArgs line)
    {
        lock (_output) _output.AppendLine(line.Data);
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Signal(int process, int signal);
}
