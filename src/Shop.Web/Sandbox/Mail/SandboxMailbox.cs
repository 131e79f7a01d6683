using MimeKit;
using Shop.Jobs.Mail;

namespace Shop.Web.Sandbox.Mail;

/// <summary>A mailbox on disk: one file for each mail that was sent, written whole or not at all.</summary>
public sealed class SandboxMailbox(SandboxOptions options, TimeProvider clock)
{
    private string Folder => Directory.CreateDirectory(Path.Combine(options.Folder, "mail")).FullName;

    public async Task DeliverAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        // The name sorts by time and is new each time: the same mail twice is two mails, as a mail server would have it.
        var name = $"{clock.GetUtcNow().ToUnixTimeMilliseconds():D15}-{Guid.NewGuid():N}";
        var path = Path.Combine(Folder, name);
        await using (var file = new FileStream(path + ".part", FileMode.CreateNew))
        {
            await message.WriteToAsync(file, cancellationToken);
            file.Flush(flushToDisk: true);
        }

        File.Move(path + ".part", path + ".eml");
    }

    /// <summary>All mails, the oldest first.</summary>
    public IReadOnlyList<(string Id, MimeMessage Message)> List() =>
        [.. Directory.EnumerateFiles(Folder, "*.eml").Order(StringComparer.Ordinal).Select(path => (Path.GetFileNameWithoutExtension(path), MimeMessage.Load(path)))];

    public MimeMessage? Find(string id)
    {
        var path = Path.Combine(Folder, Path.GetFileName(id) + ".eml");
        return File.Exists(path) ? MimeMessage.Load(path) : null;
    }
}

/// <summary>Sends nothing: puts it into the mailbox.</summary>
public sealed class SandboxEmailSender(SandboxMailbox mailbox) : IEmailSender
{
    public Task SendAsync(MimeMessage message, CancellationToken cancellationToken) => mailbox.DeliverAsync(message, cancellationToken);
}
