using System.Globalization;

namespace Shop.Jobs.Texts;

/// <summary>The words of invoices and mails in one language, and the culture that writes its amounts and dates.</summary>
public sealed record DocumentTexts
{
    public required CultureInfo Formats { get; init; }

    public required string Invoice { get; init; }

    public required string Number { get; init; }

    public required string Date { get; init; }

    public required string Order { get; init; }

    public required string OrderDate { get; init; }

    public required string SoldBy { get; init; }

    public required string BilledTo { get; init; }

    public required string VatId { get; init; }

    public required string Item { get; init; }

    public required string Quantity { get; init; }

    public required string UnitPrice { get; init; }

    public required string Discount { get; init; }

    public required string Vat { get; init; }

    public required string Amount { get; init; }

    public required string Net { get; init; }

    public required string Gross { get; init; }

    public required string Subtotal { get; init; }

    public required string Total { get; init; }

    public required string Contains { get; init; }

    public required string PaidBy { get; init; }

    /// <summary>{0} of {1}.</summary>
    public required string Page { get; init; }

    public required string Greeting { get; init; }

    public required string Thanks { get; init; }

    public required string Subject { get; init; }

    public required string SeeOrder { get; init; }

    public required string DeliveredTo { get; init; }

    public required string AttachedInvoice { get; init; }

    public static DocumentTexts In(string culture) => culture == "es" ? Spanish : English;

    private static DocumentTexts English { get; } = new()
    {
        Formats = CultureInfo.GetCultureInfo("en-IE"), Invoice = "Invoice", Number = "Invoice number", Date = "Invoice date", Order = "Order",
        OrderDate = "Order date", SoldBy = "Sold by", BilledTo = "Billed to", VatId = "VAT", Item = "Item", Quantity = "Qty",
        UnitPrice = "Unit price", Discount = "Discount", Vat = "VAT", Amount = "Amount", Net = "Net", Gross = "Gross", Subtotal = "Subtotal",
        Total = "Total", Contains = "of which VAT", PaidBy = "Paid. Payment reference", Page = "Page {0} of {1}", Greeting = "Hello {0},",
        Thanks = "Thank you for your order. It is paid, and we are packing it.", Subject = "Your order {0} is confirmed",
        SeeOrder = "See your order", DeliveredTo = "Delivered to", AttachedInvoice = "Your invoice {0} is attached.",
    };

    private static DocumentTexts Spanish { get; } = new()
    {
        Formats = CultureInfo.GetCultureInfo("es-ES"), Invoice = "Factura", Number = "Número de factura", Date = "Fecha de factura", Order = "Pedido",
        OrderDate = "Fecha del pedido", SoldBy = "Vendedor", BilledTo = "Cliente", VatId = "NIF", Item = "Artículo", Quantity = "Cant.",
        UnitPrice = "Precio", Discount = "Descuento", Vat = "IVA", Amount = "Importe", Net = "Base", Gross = "Total con IVA", Subtotal = "Subtotal",
        Total = "Total", Contains = "IVA incluido", PaidBy = "Pagado. Referencia del pago", Page = "Página {0} de {1}", Greeting = "Hola, {0}:",
        Thanks = "Gracias por tu pedido. Está pagado y ya lo estamos preparando.", Subject = "Tu pedido {0} está confirmado",
        SeeOrder = "Ver tu pedido", DeliveredTo = "Dirección de entrega", AttachedInvoice = "Adjuntamos tu factura {0}.",
    };
}
