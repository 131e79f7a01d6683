using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace Shop.TestKit;

/// <summary>How a test's mail server is spoken to.</summary>
public sealed record MailServerSettings
{
    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>It offers STARTTLS.</summary>
    public TestCertificate? StartTls { get; init; }

    /// <summary>It speaks nothing but TLS, from the first byte on.</summary>
    public TestCertificate? Tls { get; init; }

    /// <summary>It waits so long before each of its replies.</summary>
    public TimeSpan Pause { get; init; }
}

/// <summary>
/// A real SMTP server of one test on a loopback port; it keeps each mail as a file. It can be down first and come up later.
/// </summary>
public sealed class MailServer(MailServerSettings? settings = null) : IAsyncDisposable
{
    // The program belongs to the system's Python package, whichever other Python is first on the path.
    private const string Python = "/usr/bin/python3";

    private readonly string _folder = Directory.CreateTempSubdirectory("shop-mail-").FullName;
    private Process? _process;

    public int Port { get; } = FreePort.Find();

    /// <summary>The mails as they came over the wire.</summary>
    public IReadOnlyList<string> Mails => Directory.Exists(Inbox)
        ? [.. Directory.GetFiles(Inbox).Where(file => !file.EndsWith(".part", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(File.ReadAllText)]
        : [];

    /// <summary>Each try to sign in: "encrypted" or "clear", the user, the password.</summary>
    public IReadOnlyList<string> SignedIn => File.Exists(SignInFile) ? File.ReadAllLines(SignInFile) : [];

    private string Inbox => Path.Combine(_folder, "mails");

    private string SignInFile => Path.Combine(_folder, "signed-in");

    public async Task StartAsync()
    {
        _process = Process.Start(
            new ProcessStartInfo(Python, [.. Arguments(settings ?? new MailServerSettings())]) { RedirectStandardError = true })!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        await Eventually.TrueAsync(AnswersAsync, TimeSpan.FromMinutes(2), "the mail server does not answer");
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private IEnumerable<string> Arguments(MailServerSettings wanted)
    {
        string[] place =
            [Path.Combine(RepositoryPaths.Root, "tests", "Shop.TestKit", "mail_server.py"), Port.ToString(CultureInfo.InvariantCulture),
            _folder];
        string[] pause = ["--pause", wanted.Pause.TotalSeconds.ToString(CultureInfo.InvariantCulture)];
        string[] user = wanted.User is null ? [] : ["--user", wanted.User, "--password", wanted.Password!];
        return [.. place, .. pause, .. user, .. Certificate("--starttls", wanted.StartTls), .. Certificate("--tls", wanted.Tls)];
    }

    private static string[] Certificate(string name, TestCertificate? certificate) =>
        certificate is null ? [] : [name, certificate.CertificateFile, certificate.KeyFile];

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
