using System.Globalization;
using System.Net;
using MimeKit;
using Shop.Domain.Catalogue;
using Shop.Domain.Checkout;
using Shop.Domain.Inventory;
using Shop.Jobs.Texts;

namespace Shop.Jobs.Mail;

/// <summary>Writes "it is there again", in the language in which it was asked for.</summary>
public sealed class NoticeMails(OrderMails mails, ShopAddress address)
{
    public MimeMessage BackInStock(StockNotice notice, VariantFacts variant)
    {
        var texts = DocumentTexts.In(notice.Culture);
        var link = address.ProductPage(variant.Slug, variant.Sku, notice.Culture);
        var message = mails.To(
            new MailboxAddress("", notice.Email), $"notice-{notice.Id:N}", string.Format(CultureInfo.InvariantCulture, texts.NoticeSubject, variant.ProductName));
        string[] paragraphs = [string.Format(CultureInfo.InvariantCulture, texts.NoticeBack, variant.Description, variant.ListPrice.Show(texts.Formats)), texts.NoticeOnce];
        var html = string.Concat(paragraphs.Select(text => $"<p>{WebUtility.HtmlEncode(text)}</p>"));
        message.Body = new BodyBuilder
        {
            TextBody = $"{paragraphs[0]}\n\n{link}\n\n{paragraphs[1]}\n",
            HtmlBody = $"<!DOCTYPE html><html lang=\"{notice.Culture}\"><head><meta charset=\"utf-8\"><title>{WebUtility.HtmlEncode(message.Subject)}</title></head><body style=\"font-family:'Segoe UI',Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5;color:#1f2a24;background:#fbf7f0;padding:32px 20px\">{html}<p><a href=\"{WebUtility.HtmlEncode(link)}\">{WebUtility.HtmlEncode(texts.NoticeSee)}</a></p></body></html>",
        }.ToMessageBody();
        return message;
    }
}
