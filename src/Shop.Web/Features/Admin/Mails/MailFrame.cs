using System.Net;
using MimeKit;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Mails;

/// <summary>What the frame shows: a mail with a bar above it that says whose values are in it; or why there is none.</summary>
/// <param name="Subject">Null where there is none.</param>
/// <param name="OrderNumber">Null for the invented sample.</param>
/// <param name="Before">The document up to the bar, as HTML.</param>
/// <param name="After">The document below the bar, as HTML.</param>
public sealed record MailFrame(string? Subject, string? OrderNumber, string Before, string After)
{
    public IReadOnlyList<AdminMessage> Problems { get; private init; } = [];

    public static MailFrame Refused(IEnumerable<AdminMessage> problems) =>
        new(null, null, "<!DOCTYPE html><html><body>", "</body></html>") { Problems = [.. problems] };

    public static MailFrame Of(MimeMessage message, string? orderNumber, Language language, bool isText)
    {
        var document = isText ? TextOf(message, language) : message.HtmlBody ?? TextOf(message, language);
        var begin = document.IndexOf('>', document.IndexOf("<body", StringComparison.Ordinal)) + 1;
        return new MailFrame(message.Subject, orderNumber, document[..begin], document[begin..]);
    }

    private static string TextOf(MimeMessage message, Language language) =>
        $"<!DOCTYPE html><html lang=\"{language.Code}\"><head><title>{WebUtility.HtmlEncode(message.Subject)}</title></head>"
        + "<body style=\"margin:0\"><pre style=\"margin:0;padding:20px;white-space:pre-wrap;overflow-wrap:anywhere;font-size:15px\">"
        + $"{WebUtility.HtmlEncode(message.TextBody)}</pre></body></html>";
}
