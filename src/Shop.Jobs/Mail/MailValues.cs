using Shop.Domain.Checkout;
using Shop.Domain.Orders;
using Shop.Domain.Shared;
using Shop.Jobs.Mail.Templates;
using Shop.Jobs.Texts;

namespace Shop.Jobs.Mail;

/// <summary>What templates can name of an order, written in a language.</summary>
public sealed class MailValues(MailSender sender, ShopAddress address)
{
    public ShopFields Shop => new(sender.ShopName, address.PublicUrl);

    public StyleFields Style => new(sender.Style.Heading, sender.Style.Cell, sender.Style.Button, sender.Style.Link);

    public static CustomerFields Customer(Order order) => new(order.Address.Name);

    public OrderFields Order(Order order, Language language)
    {
        var texts = DocumentTexts.In(language.Code);
        string Show(long minor) => new Money(minor, order.Currency).Show(language.Culture);
        return new OrderFields(order.Number, address.OrderPage(order.Token, language.Code), Show(order.TotalMinor))
        {
            Lines = [.. order.Lines.Select(line => new LineFields(line.Quantity, line.Description, Show(line.TotalMinor)))],
            Sums = [.. OrderMailSums.Of(order, texts).Select(row => new RowFields(row.Label, row.Amount))],
            TaxNote = TaxReasons.SentenceOf(order.TaxReason, language), AddressLabel = OrderMailSums.AddressLabel(order, texts),
            Address = [.. order.Address.Lines(language)], PickupPlace = order.PickupPlace?.Replace('\n', ' '),
        };
    }

    public ConfirmationFields Confirmation(Order order, string thanks, Language language) =>
        new(Shop, Style, Customer(order), Order(order, language), thanks, order.InvoiceNumber ?? "");

    public CancellationFields Cancellation(Order order, (string Title, string Reason, string Money) words, Language language) =>
        new(Shop, Style, Customer(order), Order(order, language), words.Title, words.Reason, words.Money);

    public RefundFields Refund(Order order, Money amount, string? creditNote, Language language) =>
        new(Shop, Style, Customer(order), Order(order, language), amount.Show(language.Culture), creditNote);
}
