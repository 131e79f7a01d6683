using System.Security.Cryptography;
using System.Text.Json.Nodes;
using MimeKit;

namespace Shop.Web.Sandbox.Mail;

/// <summary>An attachment; the size counts the decoded bytes, and so does the hash (lower-case hexadecimal).</summary>
internal sealed record MailAttachment(string Name, string ContentType, long Size, string Sha256);

/// <summary>What the mailbox shows of a mail. <see cref="SentAt"/> is when the mailbox took it.</summary>
internal sealed record MailEntry(
    string Id, string To, string Subject, DateTimeOffset SentAt, string? Text, string? Html, IReadOnlyList<MailAttachment> Attachments)
{
    public static MailEntry From(string id, MimeMessage message) => new(
        id, string.Join(", ", message.To.Mailboxes.Select(mailbox => mailbox.Address)), message.Subject ?? "", SandboxMailbox.SentAt(id),
        message.TextBody, message.HtmlBody, [.. AttachmentsOf(message).Select(part => Describe(part.Name, part.Part))]);

    public static IEnumerable<(string Name, MimePart Part)> AttachmentsOf(MimeMessage message) =>
        message.Attachments.OfType<MimePart>().Select(part => (part.FileName ?? "attachment", part));

    public static byte[] ContentOf(MimePart part)
    {
        using var decoded = new MemoryStream();
        part.Content?.DecodeTo(decoded);
        return decoded.ToArray();
    }

    /// <summary>The form of <c>mail.json</c>.</summary>
    public JsonObject ToJson() => new()
    {
        ["id"] = Id, ["to"] = To, ["subject"] = Subject, ["sent_at"] = SentAt.UtcDateTime, ["text"] = Text, ["html"] = Html,
        ["attachments"] = new JsonArray([.. Attachments.Select(file => new JsonObject
        {
            ["name"] = file.Name, ["content_type"] = file.ContentType, ["size"] = file.Size, ["sha256"] = file.Sha256,
        })]),
    };

    private static MailAttachment Describe(string name, MimePart part)
    {
        var content = ContentOf(part);
        return new MailAttachment(name, part.ContentType.MimeType, content.LongLength, Convert.ToHexStringLower(SHA256.HashData(content)));
    }
}
