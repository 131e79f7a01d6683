using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace Shop.TestKit;

/// <summary>A real SMTP server of one test on a loopback port; it keeps each mail as a file. It can be down first and come up later.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("shop-mail-").FullName;
    private Process? _process;

    public int Port { get; } = FreePort.Find();

    /// <summary>The mails as they came over the wire.</summary>
    public IReadOnlyList<string> Mails =>
        Directory.Exists(Inbox) ? [.. Directory.GetFiles(Inbox).Select(File.ReadAllText)] : [];

    private string Inbox => Path.Combine(_folder, "box", "new");

    public async Task StartAsync()
    {
        string[] arguments = ["-n", "-l", $"127.0.0.1:{Port.ToString(CultureInfo.InvariantCulture)}", "-c", "aiosmtpd.handlers.Mailbox", Path.Combine(_folder, "box")];
        _process = Process.Start(new ProcessStartInfo("aiosmtpd", arguments))!;
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
