using System.Net;
using MimeKit;

namespace Shop.Jobs.Mail;

/// <summary>The body of a short mail: paragraphs and one link, as HTML and as text.</summary>
internal sealed record ParagraphMail(string Culture, string Subject, IReadOnlyList<string> Paragraphs)
{
    private const string Body =
        "font-family:'Segoe UI',Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5;color:#1f2a24;background:#fbf7f0;padding:32px "
        + "20px";
    private const string Button = "display:inline-block;background:#2f5d46;color:#ffffff;padding:12px 24px;text-decoration:none";

    /// <summary>Where to go on, and what that is called.</summary>
    public required (string Address, string Text) Link { get; init; }

    public BodyBuilder Build() => new()
    {
        TextBody = $"{string.Join("\n\n", Paragraphs)}\n\n{Link.Text}: {Link.Address}\n",
        HtmlBody = $"<!DOCTYPE html><html lang=\"{Culture}\"><head><meta charset=\"utf-8\"><title>{E(Subject)}</title></head><body style=\"{Body}\">"
            + $"{string.Concat(Paragraphs.Select(text => $"<p>{E(text)}</p>"))}<p><a href=\"{E(Link.Address)}\" style=\"{Button}\">{E(Link.Text)}</a></p></body></html>",
    };

    private static string E(string text) => WebUtility.HtmlEncode(text);
}
