using System.Globalization;
using System.Net.Mime;
using System.Text;
using System.Text.Json.Nodes;
using Shop.Web.Sandbox.Pages;

namespace Shop.Web.Sandbox.Mail;

/// <summary>The mailbox to look at, and for scripts.</summary>
internal sealed class MailPages(SandboxMailbox mailbox)
{
    // A mail brings styles of its own and may not run or load anything.
    private const string MailPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; "
        + "sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation";

    private const string FramingPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; frame-src 'self'; frame-ancestors 'none'; "
            + "base-uri 'none'; form-action 'self'";

    public void Map(IEndpointRouteBuilder sandbox)
    {
        sandbox.MapGet("/mail", ListAsync);
        sandbox.MapGet("/mail.json", JsonAsync);
        sandbox.MapGet("/mail/{id}", ShowAsync);
        sandbox.MapGet("/mail/html/{id}", HtmlAsync);
        sandbox.MapGet("/mail/{id}/{name}", AttachmentAsync);
    }

    private async Task<IResult> ListAsync(CancellationToken cancellationToken)
    {
        var mails = await mailbox.ListAsync(cancellationToken);
        var rows = mails.Reverse().Select(mail => Html.Of($"""
            <tr><td><a href="/sandbox/mail/{mail.Id}">{(mail.Subject.Length > 0 ? mail.Subject : "(no subject)")}</a></td>
            <td>{mail.To}</td><td class="nowrap">{When(mail)}</td></tr>
            """));
        var table = Html.Of($"""
            <table>
            <thead><tr><th scope="col">Subject</th><th scope="col">To</th><th scope="col">Sent (UTC)</th></tr></thead>
            <tbody>{Html.Join(rows)}</tbody>
            </table>
            """);
        var body = mails.Count > 0 ? table : Html.Of($"<p>No mail yet. Every mail that the shop sends will be here.</p>");
        return SandboxPage.Show("Mailbox", Html.Of($"<h1>Mailbox</h1>{body}"));
    }

    private async Task<IResult> JsonAsync(CancellationToken cancellationToken)
    {
        var mails = await mailbox.ListAsync(cancellationToken);
        return Results.Text(new JsonArray([.. mails.Select(mail => mail.ToJson())]).ToJsonString(), "application/json", Encoding.UTF8);
    }

    private async Task<IResult> ShowAsync(string id, HttpContext context, CancellationToken cancellationToken)
    {
        using var message = await mailbox.OpenAsync(id, cancellationToken);
        if (message is null) return Missing();
        var mail = MailEntry.From(id, message);
        context.Response.Headers.ContentSecurityPolicy = FramingPolicy;
        return SandboxPage.Show(mail.Subject, MailView.Of(mail, When(mail)));
    }

    private async Task<IResult> HtmlAsync(string id, HttpContext context, CancellationToken cancellationToken)
    {
        using var message = await mailbox.OpenAsync(id, cancellationToken);
        if (message?.HtmlBody is not { } html) return Missing();
        context.Response.Headers.ContentSecurityPolicy = MailPolicy;
        return Results.Content(WithLinksLeadingOut(html), "text/html; charset=utf-8", Encoding.UTF8);
    }

    // Links of the mail lead out of the frame, as they lead out of a mail program. Before a doctype the mark would put
    // the browser into quirks mode, so it goes into the head where there is one.
    private static string WithLinksLeadingOut(string html)
    {
        const string Mark = "<base target=\"_top\">";
        var head = html.IndexOf("<head>", StringComparison.OrdinalIgnoreCase);
        return head < 0 ? Mark + html : html.Insert(head + "<head>".Length, Mark);
    }

    private async Task<IResult> AttachmentAsync(string id, string name, CancellationToken cancellationToken)
    {
        using var message = await mailbox.OpenAsync(id, cancellationToken);
        if (message is null) return Missing();
        var part = MailEntry.AttachmentsOf(message).FirstOrDefault(file => file.Name == name).Part;
        return part is null ? Missing() : Results.File(MailEntry.ContentOf(part), Safe(part.ContentType.MimeType), name);
    }

    // Markup is handed over as text: an attachment must not become a page of the shop's own address.
    private static string Safe(string contentType) =>
        contentType is MediaTypeNames.Text.Html or MediaTypeNames.Image.Svg or "application/xhtml+xml"
            ? MediaTypeNames.Text.Plain
            : contentType;

    private static string When(MailEntry mail) => mail.SentAt.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static IResult Missing() => SandboxPage.Show("No such mail", Html.Of($"<h1>No such mail</h1>"), StatusCodes.Status404NotFound);
}
