using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Shop.Web.Tests.Faults;

/// <summary>Where a conversation with the mail server goes wrong.</summary>
public enum MailTrouble
{
    CutAtGreeting,
    BusyAtGreeting,
    CutAtHello,
    NotNowAtSender,
    NotNowAtRecipient,
    NotNowAtData,
    CutInTheMail,
    CutAfterTheMail,
    NotNowAfterTheMail,
    CutAfterYes,
}

/// <summary>A mail server that takes every mail but for what the test wants to go wrong; it keeps what it said yes to.</summary>
internal sealed class ScriptedMailServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> _taken = new();
    private MailTrouble? _trouble;
    private int _untilTrouble;

    public ScriptedMailServer()
    {
        _listener.Start();
        _ = ListenAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The mails that the server took, headers and all.</summary>
    public IReadOnlyCollection<string> Taken => _taken;

    public bool Struck => _untilTrouble <= 0;

    /// <summary>A recipient that is refused for good.</summary>
    public string? Unknown { get; set; }

    /// <summary>The k-th conversation from now on goes wrong there.</summary>
    public void Plan(MailTrouble trouble, int conversation) => (_trouble, _untilTrouble) = (trouble, conversation);

    public void Dispose() => _listener.Dispose();

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                var trouble = Interlocked.Decrement(ref _untilTrouble) == 0 ? _trouble : null;
                await TalkAsync(client.GetStream(), trouble);
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(NetworkStream stream, MailTrouble? trouble)
    {
        try
        {
            using var reader = new StreamReader(stream, Encoding.Latin1);
            await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
            await new MailTalk(reader, writer, trouble, Unknown, _taken).RunAsync();
        }
        catch (IOException)
        {
            // The other side hung up.
        }
    }
}

/// <summary>One conversation, by RFC 5321.</summary>
internal sealed class MailTalk(TextReader reader, TextWriter writer, MailTrouble? trouble, string? unknown, ConcurrentQueue<string> taken)
{
    public async Task RunAsync()
    {
        if (trouble == MailTrouble.CutAtGreeting) return;
        await writer.WriteLineAsync(trouble == MailTrouble.BusyAtGreeting ? "421 too busy" : "220 test");
        while (await reader.ReadLineAsync() is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (verb is "EHLO" or "HELO" && trouble == MailTrouble.CutAtHello) return;
            if (verb != "DATA") await writer.WriteLineAsync(Answer(verb, line));
            else if (!await TakeAsync()) return;
            if (verb == "QUIT") return;
        }
    }

    private string Answer(string verb, string line) => verb switch
    {
        "EHLO" or "HELO" => "250 test",
        "MAIL" when trouble == MailTrouble.NotNowAtSender => "451 not now",
        "RCPT" when trouble == MailTrouble.NotNowAtRecipient => "450 not now",
        "RCPT" when unknown is not null && line.Contains(unknown, StringComparison.OrdinalIgnoreCase) => "550 no such mailbox",
        "QUIT" => "221 bye",
        _ => "250 ok",
    };

    /// <returns>False when the line is cut.</returns>
    private async Task<bool> TakeAsync()
    {
        if (trouble == MailTrouble.NotNowAtData)
        {
            await writer.WriteLineAsync("451 not now");
            return true;
        }

        await writer.WriteLineAsync("354 go on");
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".")
        {
            mail.AppendLine(line);
            if (trouble == MailTrouble.CutInTheMail) return false;
        }

        if (trouble == MailTrouble.CutAfterTheMail) return false;
        if (trouble != MailTrouble.NotNowAfterTheMail) taken.Enqueue(mail.ToString());
        await writer.WriteLineAsync(trouble == MailTrouble.NotNowAfterTheMail ? "452 disk full" : "250 taken");
        return trouble != MailTrouble.CutAfterYes;
    }
}
