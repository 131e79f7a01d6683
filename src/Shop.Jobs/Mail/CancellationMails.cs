using System.Globalization;
using MimeKit;
using Shop.Domain.Checkout;
using Shop.Domain.Orders;
using Shop.Domain.Shared;
using Shop.Jobs.Mail.Templates;
using Shop.Jobs.Texts;

namespace Shop.Jobs.Mail;

/// <summary>
/// Writes the mail about an order that ended unpaid, in the buyer's language: what happened, whether money moved, what to do next.
/// </summary>
public sealed class CancellationMails(OrderMails mails, ShopAddress address)
{
    /// <param name="cause">Of <see cref="CancellationCauses"/>; any other one is told as a payment that could not be made.</param>
    /// <param name="owedBack">Money that came for it and goes back; nothing for most.</param>
    public async Task<MimeMessage> CancelledAsync(Order order, string cause, Money owedBack, CancellationToken cancellationToken)
    {
        var common = DocumentTexts.In(order.Culture);
        var fields = FieldsOf(order, cause, owedBack, common.Language);
        var message = mails.To(order, $"order-{order.Number}-cancelled", fields.Title);
        string[] paragraphs =
        [
            string.Format(CultureInfo.InvariantCulture, common.Greeting, order.Address.Name), fields.Reason, fields.Money,
            CancellationTexts.In(order.Culture).Next,
        ];
        var body = new ParagraphMail(order.Culture, fields.Title, paragraphs)
        {
            Link = (address.OrderPage(order.Token, order.Culture), common.SeeOrder),
        }.Build(mails.Style);
        await mails.Compose.WriteAsync(MailKinds.Cancellation, order.Culture, message, body, fields, cancellationToken);
        mails.Footer.Sign(body, order.Culture);
        message.Body = body.ToMessageBody();
        return message;
    }

    internal CancellationFields FieldsOf(Order order, string cause, Money owedBack, Language language)
    {
        var texts = CancellationTexts.In(language.Code);
        string Filled(string text) => string.Format(CultureInfo.InvariantCulture, text, order.Number, order.Total.Show(language.Culture),
            owedBack.Show(language.Culture));
        var title = cause switch
        {
            CancellationCauses.ByStaff => texts.SubjectByStaff,
            CancellationCauses.ByShopper => texts.SubjectByShopper,
            _ => texts.Subject,
        };
        return mails.Values.Cancellation(
            order, (Filled(title), Filled(WhatHappened(cause, texts)), Filled(WhatOfMoney(cause, owedBack, texts))), language);
    }

    private static string WhatOfMoney(string cause, Money owedBack, CancellationTexts texts) =>
        !owedBack.IsZero ? texts.MoneyGoesBack
        : cause == CancellationCauses.DelayedPaymentFailed ? texts.NoMoneyArrived : texts.NothingCharged;

    private static string WhatHappened(string cause, CancellationTexts texts) => cause switch
    {
        CancellationCauses.TimeRanOut => texts.TimeRanOut,
        CancellationCauses.DelayedPaymentFailed => texts.PaymentFailed,
        CancellationCauses.TooManyDeclines => texts.TooManyDeclines,
        CancellationCauses.ByStaff => texts.ByStaff,
        CancellationCauses.ByShopper => texts.ByShopper,
        _ => texts.NotPossible,
    };
}
