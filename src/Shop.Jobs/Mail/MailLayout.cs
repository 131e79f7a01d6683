using System.Globalization;
using System.Net;
using System.Text;
using Shop.Domain.Checkout;
using Shop.Domain.Content;
using Shop.Domain.Shared;

namespace Shop.Jobs.Mail;

/// <summary>
/// What the shop puts around the words of each mail to buyers: its logo or name above, its colours and fonts, and room below for who
/// sells. No template reaches it.
/// </summary>
public sealed class MailLayout(MailSender sender, ShopAddress address, ContentPictures pictures)
{
    // Where the layout ends, and with it the mail.
    internal const string End = "</div></body></html>";

    private const int LogoHeight = 48, LogoWidth = 240;

    /// <param name="culture">The language of the words.</param>
    /// <param name="subject">The document's title.</param>
    /// <param name="words">A well-formed fragment of HTML.</param>
    public async Task<string> AroundAsync(string culture, string subject, string words, CancellationToken cancellationToken) =>
        $"{Begin(sender.Style, culture, subject)}{await HeaderAsync(cancellationToken)}{words}{End}";

    /// <summary>The same without logo and name, for mails to staff.</summary>
    internal static string Plain(MailStyle style, string culture, string subject, string words) =>
        $"{Begin(style, culture, subject)}{words}{End}";

    private static string Begin(MailStyle style, string culture, string subject) => string.Create(CultureInfo.InvariantCulture,
        $"<!DOCTYPE html><html lang=\"{Language.Of(culture).Code}\"><head><meta charset=\"utf-8\">")
        + "<meta name=\"viewport\" content=\"width=device-width\">"
        + $"<title>{E(subject)}</title></head><body style=\"{style.FramedBody}\">"
        + "<div style=\"max-width:600px;margin:0 auto;padding:32px 20px;overflow-wrap:break-word\">";

    private async Task<string> HeaderAsync(CancellationToken cancellationToken)
    {
        var name = $"<p style=\"{sender.Style.Heading};font-size:20px;margin:0 0 24px\">{E(sender.ShopName)}</p>";
        // Mail programs show no drawings: of one that could not be painted the name stands there.
        if (await pictures.FindAsync(ContentPicture.Logo, cancellationToken) is not { Png: not null } logo) return name;
        return $"<p style=\"margin:0 0 24px\">{Picture(logo)}</p>{(sender.Style.LogoShowsName ? "" : name)}";
    }

    // By address: a mail that brings the file itself is shown as one with an attachment.
    private string Picture(ContentPicture logo)
    {
        var scale = Math.Min(1, Math.Min((double)LogoHeight / logo.Height, (double)LogoWidth / logo.Width));
        int Scaled(int pixels) => Math.Max(1, (int)Math.Round(pixels * scale));
        var shown = sender.Style.LogoShowsName ? sender.ShopName : "";
        return new StringBuilder().Append(CultureInfo.InvariantCulture, $"<img src=\"{E(address.PublicUrl)}/logo.png?v={logo.Mark}\" ")
            .Append(CultureInfo.InvariantCulture, $"width=\"{Scaled(logo.Width)}\" height=\"{Scaled(logo.Height)}\" alt=\"{E(shown)}\" ")
            .Append("style=\"border:0\">").ToString();
    }

    private static string E(string text) => WebUtility.HtmlEncode(text);
}
