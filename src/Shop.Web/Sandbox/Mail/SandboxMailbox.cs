using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using MimeKit;

namespace Shop.Web.Sandbox.Mail;

/// <summary>
/// Takes the shop's mails in place of a mail server and keeps each as an .eml file. Like a mail server it takes all that
/// it is given: the same Message-ID delivered twice is two mails.
/// </summary>
public sealed class SandboxMailbox
{
    private const string Extension = ".eml";
    private const int MaxRemembered = 5000;

    private readonly string _folder;
    private readonly TimeProvider _clock;

    // Mails never change, so what was read of one stays true.
    private readonly ConcurrentDictionary<string, MailEntry> _read = new(StringComparer.Ordinal);

    public SandboxMailbox(SandboxOptions options, TimeProvider clock)
    {
        _clock = clock;
        _folder = Path.Combine(options.Folder, "mail");
        Directory.CreateDirectory(_folder);
    }

    /// <summary>Keeps the mail. When this returns it is on the disk whole; when it throws there is none.</summary>
    public async Task DeliverAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        var name = string.Create(CultureInfo.InvariantCulture,
            $"{_clock.GetUtcNow().UtcTicks:D19}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}");
        var draft = Path.Combine(_folder, $"{name}.part");
        await using (var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write))
        {
            await message.WriteToAsync(file, cancellationToken);
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, PathOf(name));
    }

    /// <summary>All mails, the newest last.</summary>
    internal async Task<IReadOnlyList<MailEntry>> ListAsync(CancellationToken cancellationToken)
    {
        var ids = Directory.EnumerateFiles(_folder, $"*{Extension}").Select(path => Path.GetFileNameWithoutExtension(path))
            .Order(StringComparer.Ordinal);
        var mails = new List<MailEntry>();
        foreach (var id in ids) mails.Add(await EntryAsync(id, cancellationToken));
        return mails;
    }

    /// <summary>The mail with its attachments, or null when there is none of that id.</summary>
    internal async Task<MimeMessage?> OpenAsync(string id, CancellationToken cancellationToken) =>
        // The id comes from an address: only what the mailbox itself could have named may become a path.
        IsId(id) && File.Exists(PathOf(id)) ? await MimeMessage.LoadAsync(PathOf(id), cancellationToken) : null;

    internal static DateTimeOffset SentAt(string id) =>
        new(long.Parse(id.AsSpan(0, 19), NumberStyles.None, CultureInfo.InvariantCulture), TimeSpan.Zero);

    private async Task<MailEntry> EntryAsync(string id, CancellationToken cancellationToken)
    {
        if (_read.TryGetValue(id, out var known)) return known;
        using var message = await MimeMessage.LoadAsync(PathOf(id), cancellationToken);
        if (_read.Count >= MaxRemembered) _read.Clear();
        return _read[id] = MailEntry.From(id, message);
    }

    private static bool IsId(string id) => id.Length == 28 && id.All(letter => char.IsAsciiHexDigitLower(letter) || letter == '-');

    private string PathOf(string id) => Path.Combine(_folder, id + Extension);
}
