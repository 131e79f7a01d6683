using Shop.Web.Sandbox.Pages;

namespace Shop.Web.Sandbox.Mail;

/// <summary>The page of one mail.</summary>
internal static class MailView
{
    public static Html Of(MailEntry mail, string sent) => Html.Of($"""
        <p><a href="/sandbox/mail">Mailbox</a></p>
        <h1>{mail.Subject}</h1>
        <p>To {mail.To}, {sent} UTC</p>
        {Attachments(mail)}
        {AsDesigned(mail)}
        {AsText(mail)}
        """);

    private static Html Attachments(MailEntry mail)
    {
        if (mail.Attachments.Count == 0) return Html.Empty;
        var links = mail.Attachments.Select(file => Html.Of($"""
            <li><a href="/sandbox/mail/{mail.Id}/{Uri.EscapeDataString(file.Name)}">{file.Name}</a> ({file.ContentType}, {file.Size} bytes)</li>
            """));
        return Html.Of($"<h2>Attachments</h2><ul>{Html.Join(links)}</ul>");
    }

    // Width and height are attributes because the policy forbids inline styles.
    private static Html AsDesigned(MailEntry mail) => mail.Html is null ? Html.Empty : Html.Of($"""
        <h2>As designed</h2>
        <iframe src="/sandbox/mail/html/{mail.Id}" title="The mail as designed" width="100%" height="720" frameborder="0"
          sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"></iframe>
        """);

    private static Html AsText(MailEntry mail)
    {
        if (mail.Text is null) return Html.Empty;
        var lines = mail.Text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(line => Html.Of($"{line}<br>"));
        return Html.Of($"<h2>As plain text</h2><p>{Html.Join(lines)}</p>");
    }
}
