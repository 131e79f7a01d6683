using MimeKit;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Mails;

/// <summary>What the frame shows: a mail with a bar above it that says whose values are in it; or why there is none.</summary>
/// <param name="Culture">The language of the mail.</param>
public sealed record MailFrame(string Culture)
{
    /// <summary>Null where there is no mail.</summary>
    public string? Subject { get; private init; }

    /// <summary>Null for the sample.</summary>
    public string? OrderNumber { get; private init; }

    /// <summary>The HTML document up to the bar, and from there on; null where the plain text is shown.</summary>
    public (string Before, string After)? Html { get; private init; }

    public string Text { get; private init; } = "";

    public IReadOnlyList<AdminMessage> Problems { get; private init; } = [];

    public static MailFrame Refused(Language language, IEnumerable<AdminMessage> problems) =>
        new(language.Code) { Problems = [.. problems] };

    public static MailFrame Of(MimeMessage message, string? orderNumber, Language language, bool isText) => new(language.Code)
    {
        Subject = message.Subject, OrderNumber = orderNumber, Text = message.TextBody ?? "",
        Html = isText || message.HtmlBody is not { } html ? null : Split(WithPictures(html, message)),
    };

    // Pictures that the mail brings: in the frame there is no mail to bring them.
    private static string WithPictures(string html, MimeMessage message)
    {
        foreach (var part in message.BodyParts.OfType<MimePart>())
        {
            if (part is not { ContentId: { } id, Content: { } content }) continue;
            using var file = new MemoryStream();
            content.DecodeTo(file);
            html = html.Replace($"cid:{id}", $"data:{part.ContentType.MimeType};base64,{Convert.ToBase64String(file.ToArray())}",
                StringComparison.Ordinal);
        }

        return html;
    }

    // Behind the tag that begins the body.
    private static (string Before, string After) Split(string html)
    {
        var begin = html.IndexOf('>', html.IndexOf("<body", StringComparison.Ordinal)) + 1;
        return (html[..begin], html[begin..]);
    }
}
