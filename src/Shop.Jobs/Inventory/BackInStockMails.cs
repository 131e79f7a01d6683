using System.Globalization;
using MimeKit;
using Shop.Domain.Catalogue;
using Shop.Domain.Checkout;
using Shop.Domain.Inventory;
using Shop.Jobs.Mail;
using Shop.Jobs.Mail.Templates;
using Shop.Jobs.Texts;

namespace Shop.Jobs.Inventory;

/// <summary>Writes "it is there again", in the language in which it was asked for.</summary>
public sealed class BackInStockMails(OrderMails mails, ShopAddress address)
{
    public async Task<MimeMessage> BackInStockAsync(
        BackInStockAlert notice, SellableVariant variant, CancellationToken cancellationToken)
    {
        var texts = DocumentTexts.In(notice.Culture);
        var link = address.ProductPage(variant.Slug, variant.Sku, notice.Culture);
        var message = mails.To(
            new MailboxAddress("", notice.Email), $"notice-{notice.Id:N}",
                string.Format(CultureInfo.InvariantCulture, texts.NoticeSubject, variant.ProductName));
        string[] paragraphs =
            [string.Format(CultureInfo.InvariantCulture, texts.NoticeBack, variant.Description, variant.ListPrice.Show(texts.Formats)),
            texts.NoticeOnce];
        var body = new ParagraphMail(notice.Culture, message.Subject!, paragraphs) { Link = (link, texts.NoticeSee) }.Build(mails.Style);
        var product = new ProductFields(variant.ProductName, variant.Description, variant.ListPrice.Show(texts.Formats), link);
        await mails.Compose.WriteAsync(MailKinds.Alert, notice.Culture, message, body,
            new AlertFields(mails.Values.Shop, mails.Values.Style, product), cancellationToken);
        mails.Footer.Sign(body, notice.Culture);
        message.Body = body.ToMessageBody();
        return message;
    }
}
