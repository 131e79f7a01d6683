using Shop.Domain.Content.Mails;
using Shop.Domain.Shared;
using Shop.Jobs.Texts;
using static Shop.Jobs.Mail.Templates.WordsBuilder;

namespace Shop.Jobs.Mail.Templates;

/// <summary>The mails about orders and goods. Other modules bring their own by <see cref="MailKindServices.AddMailKinds"/>.</summary>
public static class MailKinds
{
    private const string Number = "order.number", Name = "customer.name", Url = "order.url";
    private static readonly string[] Payment = [Number, "due", "hold_until", "received"];

    public static MailKind Confirmation { get; } = new("order-confirmation", "Order confirmation")
    {
        Sample = Samples.Confirmation, Words = ConfirmationWords,
        Required = fields => Of(((ConfirmationFields)fields).Order), BringsTerms = true,
    };

    public static MailKind Cancellation { get; } = new("order-cancelled", "Order cancelled")
    {
        Sample = Samples.Cancellation, Words = CancellationWords,
    };

    public static MailKind Sent { get; } = new("order-sent", "Order sent")
    {
        Sample = Samples.Sent, Words = SentWords, RequiredLinks = fields => [((SentFields)fields).LinkUrl],
    };

    public static MailKind Refund { get; } = new("refund", "Refund")
    {
        Sample = Samples.Refund, Words = RefundWords, Required = fields => [((RefundFields)fields).Amount],
    };

    public static MailKind Transfer { get; } = new("payment-transfer", "How to pay by transfer")
    {
        Sample = Samples.Payment, Required = PaymentNeeds, BringsTerms = true,
        Words = language => PaymentWords(language, texts => texts.TransferSubject,
            texts => [texts.TransferIntro, texts.TransferPlease, texts.HeldUntil]),
    };

    public static MailKind Pickup { get; } = new("payment-on-pickup", "Payment on pick-up")
    {
        Sample = Samples.Payment, Required = PaymentNeeds, BringsTerms = true,
        Words = language => PaymentWords(language, texts => texts.PickupSubject, texts => [texts.PickupIntro, texts.PickupUntil]),
    };

    public static MailKind Reminder { get; } = new("payment-reminder", "Payment reminder")
    {
        Sample = Samples.Payment, Required = PaymentNeeds,
        Words = language => PaymentWords(language, texts => texts.ReminderSubject,
            texts => [texts.ReminderIntro, texts.TransferPlease, texts.HeldUntil]),
    };

    public static MailKind Alert { get; } = new("back-in-stock", "Back in stock") { Sample = Samples.Alert, Words = AlertWords };

    public static IReadOnlyList<MailKind> All { get; } = [Confirmation, Transfer, Pickup, Reminder, Sent, Cancellation, Refund, Alert];

    private static IEnumerable<string> Of(OrderFields order) =>
        [order.Number, .. order.Lines.SelectMany(line => new[] { line.Description, line.Total }), .. order.Sums.Select(sum => sum.Value)];

    private static IEnumerable<string> PaymentNeeds(MailFields fields) =>
        [.. Of(((PaymentFields)fields).Order), .. ((PaymentFields)fields).Details.Select(row => row.Value)];

    private static MailWords ConfirmationWords(Language language)
    {
        var texts = DocumentTexts.In(language.Code);
        return new WordsBuilder().Heading($"{texts.Order} {{0}}", Number).Paragraph(texts.Greeting, Name).Paragraph("{0}", "thanks")
            .PlainLine($"{texts.Order} {{0}}", Number).Lines().Rows("order.sums").Where("order.tax_note", "{0}", "order.tax_note")
            .Paragraph("{0}: {1}, {2}", "order.address_label", Name, "order.address | join: ', '")
            .Where("order.pickup_place", $"{PaymentTexts.In(language.Code).PickupPlace}: {{0}}", "order.pickup_place")
            .Paragraph(texts.AttachedInvoice, "invoice_number")
            .Link(Filled(texts.Subject, Number), Url, texts.SeeOrder);
    }

    private static MailWords CancellationWords(Language language)
    {
        var texts = DocumentTexts.In(language.Code);
        return new WordsBuilder().Paragraph(texts.Greeting, Name).Paragraph("{0}", "reason").Paragraph("{0}", "money")
            .Paragraph(CancellationTexts.In(language.Code).Next).Link(Filled("{0}", "title"), Url, texts.SeeOrder);
    }

    private static MailWords SentWords(Language language)
    {
        var texts = DispatchTexts.In(language.Code);
        return new WordsBuilder().Paragraph(DocumentTexts.In(language.Code).Greeting, Name).Paragraph(texts.Intro, Number)
            .Rows("parcel").Rows("delivery").Link(Filled(texts.Subject, Number), "link_url", "{{ link_text }}");
    }

    private static MailWords RefundWords(Language language)
    {
        var texts = DocumentTexts.In(language.Code);
        return new WordsBuilder().Paragraph(texts.Greeting, Name)
            .Unless("credit_note_number", texts.RefundUnmatched, Number).Paragraph(texts.RefundSent, "amount", Number)
            .Paragraph(texts.RefundTakes).Where("credit_note_number", texts.AttachedCreditNote, "credit_note_number")
            .Link(Filled(texts.RefundSubject, Number), Url, texts.SeeOrder);
    }

    private static MailWords PaymentWords(
        Language language, Func<PaymentTexts, string> subject, Func<PaymentTexts, IEnumerable<string>> paragraphs)
    {
        var (texts, documents) = (PaymentTexts.In(language.Code), DocumentTexts.In(language.Code));
        var words = new WordsBuilder().Paragraph(documents.Greeting, Name);
        foreach (var text in paragraphs(texts)) words.Paragraph(text, Payment);
        return words.Where("received", texts.PartlyReceived, Payment).Rows("details").Picture("qr_code", texts.ScanCode)
            .Lines().Rows("order.sums").Link(Filled(subject(texts), Payment), Url, documents.SeeOrder);
    }

    private static MailWords AlertWords(Language language)
    {
        var texts = DocumentTexts.In(language.Code);
        return new WordsBuilder().Paragraph(texts.NoticeBack, "product.description", "product.price").Paragraph(texts.NoticeOnce)
            .Link(Filled(texts.NoticeSubject, "product.name"), "product.url", texts.NoticeSee);
    }
}
