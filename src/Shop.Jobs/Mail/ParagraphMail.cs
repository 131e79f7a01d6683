using System.Net;
using MimeKit;

namespace Shop.Jobs.Mail;

/// <summary>The body of a short mail: paragraphs and one link, as HTML and as text.</summary>
internal sealed record ParagraphMail(string Culture, string Subject, IReadOnlyList<string> Paragraphs)
{
    /// <summary>Where to go on, and what that is called.</summary>
    public required (string Address, string Text) Link { get; init; }

    public BodyBuilder Build(MailStyle style) => new()
    {
        TextBody = $"{string.Join("\n\n", Paragraphs)}\n\n{Link.Text}: {Link.Address}\n",
        HtmlBody = $"<!DOCTYPE html><html lang=\"{Culture}\"><head><meta charset=\"utf-8\"><title>{E(Subject)}</title></head><body style=\"{style.ShortBody}\">"
            + $"{string.Concat(Paragraphs.Select(text => $"<p>{E(text)}</p>"))}<p><a href=\"{E(Link.Address)}\" style=\"{style.Button}\">{E(Link.Text)}</a></p></body></html>",
    };

    private static string E(string text) => WebUtility.HtmlEncode(text);
}
