using Shop.Domain.Shared;

namespace Shop.Domain.Orders;

/// <summary>
/// What an order is found by, as one stored text that both databases compare letter by letter: number, name, e-mail, city,
/// postcode, SKUs, product names, invoice and payment, without case and accents. Codes stand there a second time without
/// their hyphens and spaces, as people type them.
/// </summary>
internal static class OrderSearchText
{
    private const int MaxWords = 20;

    public static string Of(Order order)
    {
        var codes = order.Lines.Select(line => line.Sku).Append(order.Number).Append(order.Address.Postcode).Append(order.InvoiceNumber)
            .OfType<string>().ToList();
        var texts = order.Lines.Select(line => line.Description)
            .Concat([order.Address.Name, order.Email, order.Address.City, order.PaymentReference]).Concat(TransferNames(order));
        return string.Join('\n', codes.Concat(codes.Select(Compact)).Concat(texts).Select(Fold).Where(text => text.Length > 0).Distinct());
    }

    /// <summary>The words that must all occur in the text, each as it is: no letter of them has a meaning of its own.</summary>
    public static IEnumerable<string> WordsOf(string? search) =>
        Fold(search).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Take(MaxWords);

    // Money is looked for by what the bank's statement says, before the order is paid too.
    private static string[] TransferNames(Order order)
    {
        if (order.PaymentMethod != PaymentMethod.BankTransfer) return [];
        var reference = CreditorReference.Of(order.Number);
        return [reference, CreditorReference.Grouped(reference)];
    }

    // Telephones type a curved apostrophe.
    private static string Fold(string? text) => LatinLetters.Spell(PlainText.SearchKey(text)).Replace('\u2019', '\'');

    private static string Compact(string code) =>
        code.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
}
