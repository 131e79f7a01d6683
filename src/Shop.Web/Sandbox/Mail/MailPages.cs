using System.Security.Cryptography;
using System.Text.Json.Nodes;
using MimeKit;

namespace Shop.Web.Sandbox.Mail;

/// <summary>The mailbox to look at, and the same for scripts.</summary>
internal static class MailPages
{
    public static void MapMailPages(this RouteGroupBuilder sandbox)
    {
        sandbox.MapGet("/mail", (SandboxMailbox mailbox) => SandboxPage.Show("Mailbox", List(mailbox)));
        sandbox.MapGet("/mail.json", (SandboxMailbox mailbox) => Results.Json(new JsonArray([.. mailbox.List().Select(mail => ToJson(mail.Id, mail.Message))])));
        sandbox.MapGet("/mail/{id}", (string id, SandboxMailbox mailbox) => mailbox.Find(id) is { } message
            ? SandboxPage.Show(message.Subject ?? "(no subject)", View(id, message))
            : SandboxPage.Show("There is no such mail", "", 404));
        sandbox.MapGet("/mail/{id}/{name}", (string id, string name, SandboxMailbox mailbox) =>
            mailbox.Find(id)?.Attachments.OfType<MimePart>().FirstOrDefault(part => part.FileName == name) is { } part
                ? Results.File(Bytes(part), part.ContentType.MimeType, name)
                : Results.NotFound());
    }

    private static string List(SandboxMailbox mailbox)
    {
        var mails = mailbox.List();
        if (mails.Count == 0) return "<p>No mail yet. Buy something: the confirmation appears here.</p>";
        return $"<ul class=\"plain\">{string.Concat(mails.Reverse().Select(mail =>
            $"<li class=\"panel\"><p><a href=\"/sandbox/mail/{mail.Id}\">{SandboxPage.E(mail.Message.Subject)}</a><br><span class=\"soft small\">{SandboxPage.E(mail.Message.To.ToString())}</span></p></li>"))}</ul>";
    }

    // The text form: the HTML form has styles on its elements, which this site's policy rightly does not run.
    private static string View(string id, MimeMessage message) => $"""
        <p class="soft">To {SandboxPage.E(message.To.ToString())}</p>
        <div class="panel"><p>{SandboxPage.E(message.TextBody).ReplaceLineEndings("<br>")}</p></div>
        <p>{string.Join(" · ", message.Attachments.OfType<MimePart>().Select(part => $"<a href=\"/sandbox/mail/{id}/{SandboxPage.E(part.FileName)}\">{SandboxPage.E(part.FileName)}</a>"))}</p>
        <p><a href="/sandbox/mail">All mails</a></p>
        """;

    private static JsonObject ToJson(string id, MimeMessage message) => new()
    {
        ["id"] = id, ["to"] = string.Join(", ", message.To.Mailboxes.Select(to => to.Address)), ["subject"] = message.Subject,
        ["sent_at"] = message.Date.ToUniversalTime().ToString("O"), ["text"] = message.TextBody, ["html"] = message.HtmlBody,
        ["attachments"] = new JsonArray([.. message.Attachments.OfType<MimePart>().Select(ToJson)]),
    };

    private static JsonObject ToJson(MimePart part)
    {
        var bytes = Bytes(part);
        return new JsonObject
        {
            ["name"] = part.FileName, ["content_type"] = part.ContentType.MimeType, ["size"] = bytes.Length,
            ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(bytes)),
        };
    }

    private static byte[] Bytes(MimePart part)
    {
        using var content = new MemoryStream();
        part.Content!.DecodeTo(content);
        return content.ToArray();
    }
}
