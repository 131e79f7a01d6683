using System.Globalization;
using System.Net;
using System.Text;
using MimeKit;
using Shop.Domain.Checkout;
using Shop.Domain.Content;
using Shop.Domain.Settings;
using Shop.Domain.Shared;
using Shop.Jobs.Texts;

namespace Shop.Jobs.Mail;

/// <summary>
/// What mails to buyers say by law: who sells (Directive 2000/31/EC, Art. 5) and, in the mails that confirm a contract, terms and
/// right of withdrawal to keep (Directive 2011/83/EU, Art. 8(7)): a link could lead to other words later, so the words themselves
/// are attached.
/// </summary>
public sealed class MailFooter(ShopIdentity shop, LegalPages pages, ShopAddress address)
{
    /// <summary>Names the seller below both parts of the mail.</summary>
    public void Sign(BodyBuilder body, string culture) => Append(body, [], [.. Identity(Language.Of(culture))]);

    /// <summary>
    /// The same, with the published pages of terms and withdrawal as links and as files to keep, and the link by which the buyer withdraws.
    /// </summary>
    /// <param name="body">The mail as it is so far.</param>
    /// <param name="culture">The buyer's language.</param>
    /// <param name="orderToken">Of the order that it confirms; null in a test, whose link asks which order it is.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task SignWithTermsAsync(
        BodyBuilder body, string culture, string? orderToken, CancellationToken cancellationToken)
    {
        var terms = await pages.ReadAsync([culture, Language.FallbackCode], cancellationToken);
        foreach (var page in terms)
            body.Attachments.Add($"{page.Words.Slug}.txt", Encoding.UTF8.GetBytes(TextOf(page)),
                new ContentType("text", "plain") { Charset = "utf-8" });
        Append(body,
            [.. terms.Select(page => (page.Words.Title, AddressOf(page))),
                (WithdrawalTexts.In(culture).WithdrawHere, address.WithdrawPage(orderToken, culture))],
            [.. Identity(Language.Of(culture))]);
    }

    private string AddressOf(LegalPage page) => $"{address.PublicUrl}{Language.Of(page.Culture).Prefix}/pages/{page.Words.Slug}";

    // Links of the page lead into the shop, and a file stands nowhere.
    private string TextOf(LegalPage page)
    {
        var body = page.Words.Body.Replace("](/", $"]({address.PublicUrl}/", StringComparison.Ordinal);
        return $"{page.Words.Title}\n\n{body}\n\n{AddressOf(page)}\n";
    }

    private IEnumerable<string> Identity(Language language)
    {
        yield return shop.LegalName;
        if (shop.Address.Count > 0) yield return string.Join(", ", shop.Address.Append(Countries.NameOf(shop.Country, language)));
        if (shop.VatId is { Length: > 0 } vat) yield return $"{DocumentTexts.In(language.Code).VatId} {vat}";
        if (shop.Register is { Length: > 0 } register) yield return register;
        if (shop.Email is { } email) yield return email;
        if (shop.Phone is { Length: > 0 } phone) yield return phone;
    }

    private static void Append(BodyBuilder body, IReadOnlyList<(string Title, string Address)> links, IReadOnlyList<string> identity)
    {
        string[] shown = [.. links.Select(link => $"{link.Title}: {link.Address}"), .. identity];
        // "-- " begins the signature in every mail program.
        body.TextBody = $"{body.TextBody?.TrimEnd()}\n\n-- \n{string.Join('\n', shown)}\n";
        var html = new StringBuilder("<div data-footer style=\"margin-top:32px;font-size:14px\">");
        foreach (var (title, to) in links) html.Append(CultureInfo.InvariantCulture, $"<p><a href=\"{E(to)}\">{E(title)}</a></p>");
        html.Append(CultureInfo.InvariantCulture, $"<p>{string.Join("<br>", identity.Select(E))}</p></div>");
        var whole = body.HtmlBody ?? MailLayout.End;
        var end = whole.LastIndexOf(MailLayout.End, StringComparison.Ordinal);
        body.HtmlBody = whole.Insert(end, html.ToString());
    }

    private static string E(string text) => WebUtility.HtmlEncode(text);
}
