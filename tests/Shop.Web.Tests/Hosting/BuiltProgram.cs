using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Shop.TestKit;

namespace Shop.Web.Tests.Hosting;

/// <summary>The program as a person starts it, with a data folder of its own.</summary>
internal sealed class BuiltProgram : IDisposable
{
    private const int Sigint = 2;
    private readonly Dictionary<string, string> _settings =
        new() { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["Shop__DemoData"] = "false" };

    public string Data { get; } = Directory.CreateTempSubdirectory("shop-built-").FullName;

    public BuiltProgram With(string key, string value)
    {
        _settings[key] = value;
        return this;
    }

    /// <summary>Runs it to its end, under a mask that would let everybody read what it writes.</summary>
    public async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(StartInfo(arguments))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(5)).Token);
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>Starts the shop, waits until it listens, does the work with its address and output, and stops it.</summary>
    public async Task WhileRunningAsync(Func<Uri, Func<string>, Task> work)
    {
        var port = FreePort.Find();
        using var process = Process.Start(StartInfo([$"--urls=http://127.0.0.1:{port}"]))!;
        var text = new StringBuilder();
        process.OutputDataReceived += Append;
        process.ErrorDataReceived += Append;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
            using var client = new HttpClient();
            await Eventually.TrueAsync(() => AnswersAsync(client, address), TimeSpan.FromMinutes(3), "the shop does not answer");
            await work(address, Text);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        void Append(object sender, DataReceivedEventArgs line)
        {
            lock (text) text.AppendLine(line.Data);
        }

        string Text()
        {
            lock (text) return text.ToString();
        }
    }

    /// <summary>Starts a command, waits for the file that shows that it is at work, and presses Ctrl+C.</summary>
    public async Task<(int Code, string Errors)> InterruptAsync(Func<bool> isAtWork, params string[] arguments)
    {
        using var process = Process.Start(StartInfo(arguments))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        while (!isAtWork() && !process.HasExited) await Task.Delay(1);
        // Refused when the process is over already, which its exit code tells.
        _ = Signal(process.Id, Sigint);
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(5)).Token);
        await output;
        return (process.ExitCode, await errors);
    }

    public void Dispose() => Directory.Delete(Data, recursive: true);

    private static async Task<bool> AnswersAsync(HttpClient client, Uri address)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(address, "/health/live"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private ProcessStartInfo StartInfo(string[] arguments)
    {
        // A shell between, since .NET cannot set a child's mask; it gives its place to the program. Who starts the tests in the
        // background of a script lets them ignore Ctrl+C, and all that they start.
        var start = new ProcessStartInfo("sh",
            ["-c", "umask 000; exec env --default-signal=INT \"$0\" \"$@\"", "dotnet", RepositoryPaths.TestedBinary, .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory =
                Path.GetDirectoryName(RepositoryPaths.TestedBinary),
        };
        start.Environment["Shop__DataPath"] = Data;
        foreach (var (key, value) in _settings) start.Environment[key] = value;
        return start;
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Signal(int process, int signal);
}
