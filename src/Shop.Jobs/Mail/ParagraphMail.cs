using System.Globalization;
using System.Net;
using System.Text;
using MimeKit;

namespace Shop.Jobs.Mail;

/// <summary>The body of a short mail: paragraphs, figures if there are any, and one link, as HTML and as text.</summary>
internal sealed record ParagraphMail(string Culture, string Subject, IReadOnlyList<string> Paragraphs)
{
    /// <summary>Where to go on, and what that is called.</summary>
    public required (string Address, string Text) Link { get; init; }

    /// <summary>Label beside value, below the paragraphs.</summary>
    public IReadOnlyList<IReadOnlyList<(string Label, string Value)>> Tables { get; init; } = [];

    /// <summary>A PNG below the first table, and what it is for; null for none.</summary>
    public (byte[] Png, string Text)? Picture { get; init; }

    /// <summary>What names the picture in the HTML.</summary>
    public const string PictureAddress = "cid:transfer@shop.invalid";

    /// <summary>The whole mail in the layout that mails to staff have.</summary>
    public BodyBuilder BuildPlain(MailStyle style)
    {
        var body = Build(style);
        body.HtmlBody = MailLayout.Plain(style, Culture, Subject, body.HtmlBody ?? "");
        return body;
    }

    /// <summary>The words alone; their HTML is a fragment, for the layout to be put around.</summary>
    public BodyBuilder Build(MailStyle style)
    {
        var body = new BodyBuilder { TextBody = Text() };
        var picture = Picture is { } shown ? Add(body, shown.Png) : null;
        body.HtmlBody = Html(style, picture);
        return body;
    }

    /// <summary>Puts the picture into the mail, where its address finds it.</summary>
    public static string Add(BodyBuilder body, byte[] png)
    {
        var part = body.LinkedResources.Add("transfer.png", png, new ContentType("image", "png"));
        // Names the picture inside of this one mail; the same mail twice is the same to the letter.
        return part.ContentId = PictureAddress["cid:".Length..];
    }

    private string Text()
    {
        var tables = Tables.Where(table => table.Count > 0)
            .Select(table => string.Join('\n', table.Select(row => $"{row.Label}: {row.Value.Replace('\n', ' ')}")));
        return $"{string.Join("\n\n", Paragraphs.Concat(tables))}\n\n{Link.Text}: {Link.Address}\n";
    }

    private string Html(MailStyle style, string? picture)
    {
        var html = new StringBuilder();
        html.Append(string.Concat(Paragraphs.Select(text => $"<p>{E(text)}</p>")));
        for (var index = 0; index < Tables.Count; index++)
        {
            html.Append(HtmlOf(style, Tables[index]));
            if (index == 0 && picture is not null)
                html.Append(CultureInfo.InvariantCulture,
                    $"<p><img src=\"cid:{picture}\" width=\"200\" height=\"200\" alt=\"{E(Picture!.Value.Text)}\"><br>{E(Picture.Value.Text)}</p>");
        }

        return html.Append(CultureInfo.InvariantCulture,
            $"<p><a href=\"{E(Link.Address)}\" style=\"{style.Button}\">{E(Link.Text)}</a></p>").ToString();
    }

    private static string HtmlOf(MailStyle style, IReadOnlyList<(string Label, string Value)> table) => table.Count == 0 ? "" :
        $"<table role=\"presentation\" style=\"border-collapse:collapse;margin:0 0 24px\">{string.Concat(table.Select(row => $"<tr><td style=\"{style.Cell}\">{E(row.Label)}</td><td style=\"{style.Cell}\">{E(row.Value).Replace("\n", "<br>", StringComparison.Ordinal)}</td></tr>"))}</table>";

    private static string E(string text) => WebUtility.HtmlEncode(text);
}
