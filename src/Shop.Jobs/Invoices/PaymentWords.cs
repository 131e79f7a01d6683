using Shop.Domain.Invoicing;
using Shop.Domain.Shared;
using Shop.Jobs.Texts;

namespace Shop.Jobs.Invoices;

/// <summary>What a document says of its payment.</summary>
internal static class PaymentWords
{
    public static string ProForma(InvoiceSnapshot invoice) => PaymentTexts.In(invoice.Culture).ProForma;

    /// <summary>How it was paid; null where nothing was to be paid.</summary>
    public static string? PaidBy(InvoiceSnapshot invoice, DocumentTexts texts)
    {
        if (invoice.PaymentReference is not { } reference) return null;
        var words = PaymentTexts.In(invoice.Culture);
        return PaymentMethods.Parse(invoice.PaymentMethod) switch
        {
            PaymentMethod.BankTransfer => $"{words.PaidByTransfer}: {CreditorReference.Grouped(reference)}",
            PaymentMethod.OnPickup => words.PaidOnPickup,
            _ => $"{texts.PaidBy}: {reference}",
        };
    }
}
