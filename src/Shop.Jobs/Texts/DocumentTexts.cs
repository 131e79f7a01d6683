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

    /// <summary>The thanks for an order of which nothing is sent.</summary>
    public required string ThanksWithoutParcel { get; init; }

    /// <summary>Comes before the thanks when the order had been cancelled.</summary>
    public required string PaidLate { get; init; }

    public required string Subject { get; init; }

    public required string SeeOrder { get; init; }

    public required string DeliveredTo { get; init; }

    public required string AttachedInvoice { get; init; }

    public required string CreditNote { get; init; }

    public required string CreditNoteNumber { get; init; }

    public required string ToInvoice { get; init; }

    /// <summary>With the invoice's number: an amount that belongs to none of its lines.</summary>
    public required string PriceReductionOnInvoice { get; init; }

    /// <summary>{0}: the article's description. A part of its price and no pieces.</summary>
    public required string PriceReduction { get; init; }

    /// <summary>{0}: the order's number.</summary>
    public required string RefundSubject { get; init; }

    /// <summary>{0}: the amount, {1}: the order's number.</summary>
    public required string RefundSent { get; init; }

    public required string RefundTakes { get; init; }

    /// <summary>{0}: the order's number.</summary>
    public required string RefundUnmatched { get; init; }

    /// <summary>{0}: the credit note's number.</summary>
    public required string AttachedCreditNote { get; init; }

    /// <summary>{0}: the product's name.</summary>
    public required string NoticeSubject { get; init; }

    /// <summary>{0}: the variant, {1}: its price.</summary>
    public required string NoticeBack { get; init; }

    public required string NoticeSee { get; init; }

    public required string NoticeOnce { get; init; }

    /// <summary>{0}: the shop's name.</summary>
    public required string SignInSubject { get; init; }

    public required string SignInLink { get; init; }

    public required string SignInOpen { get; init; }

    public required string SignInNotYou { get; init; }

    public string ThanksFor(bool needsDelivery) => needsDelivery ? Thanks : ThanksWithoutParcel;

    /// <summary>What the order's address is for: where nothing is sent, only the invoice needs it.</summary>
    public string AddressOf(bool needsDelivery) => needsDelivery ? DeliveredTo : BilledTo;

    /// <summary>The same with thanks for money that came after the order had been cancelled.</summary>
    public DocumentTexts ForLatePayment() =>
        this with { Thanks = $"{PaidLate} {Thanks}", ThanksWithoutParcel = $"{PaidLate} {ThanksWithoutParcel}" };

    public static DocumentTexts In(string culture) => culture == "es" ? Spanish : English;

    private static DocumentTexts English { get; } = new()
    {
        Formats = CultureInfo.GetCultureInfo("en-IE"), Invoice = "Invoice", Number = "Invoice number", Date = "Invoice date", Order = "Order",
        OrderDate = "Order date", SoldBy = "Sold by", BilledTo = "Billed to", VatId = "VAT", Item = "Item", Quantity = "Qty",
        UnitPrice = "Unit price", Discount = "Discount", Vat = "VAT", Amount = "Amount", Net = "Net", Gross = "Gross", Subtotal = "Subtotal",
        Total = "Total", Contains = "of which VAT", PaidBy = "Paid. Payment reference", Page = "Page {0} of {1}", Greeting = "Hello {0},",
        Thanks = "Thank you for your order. It is paid, and we are packing it.",
        ThanksWithoutParcel = "Thank you for your order. It is paid.",
        Subject = "Your order {0} is confirmed",
        PaidLate = "Your payment arrived after we had cancelled this order as unpaid, so the order goes ahead after all.",
        SeeOrder = "See your order", DeliveredTo = "Delivered to", AttachedInvoice = "Your invoice {0} is attached.",
        CreditNote = "Credit note", CreditNoteNumber = "Credit note number", ToInvoice = "Corrects invoice",
        PriceReductionOnInvoice = "Price reduction on invoice {0}", PriceReduction = "Price reduction: {0}", RefundSubject = "Your refund for order {0}",
        RefundSent = "We have sent {0} back to you for order {1}.", RefundTakes = "It goes to the card or account that you paid with. Banks take up to ten days to show it.",
        RefundUnmatched = "Your payment for order {0} reached us when the goods were no longer to be had, or a second time. We could not use it, so all of it goes back to you.",
        AttachedCreditNote = "The credit note {0} is attached.", NoticeSubject = "{0} is back",
        NoticeBack = "{0} is in the shop again, for {1}. We cannot hold it for you.", NoticeSee = "See it in the shop",
        NoticeOnce = "You asked us to tell you. This is the only mail about it: we have deleted your address.",
        SignInSubject = "Sign in to {0}",
        SignInLink = "Open this link in the browser in which you want to sign in. It holds for one hour and can be used once. You still need your password.",
        SignInOpen = "Let this browser sign in",
        SignInNotYou = "Somebody asked for this on the sign-in page for staff. If it was not you, there is nothing to do: without your password the link opens nothing.",
    };

    private static DocumentTexts Spanish { get; } = new()
    {
        Formats = CultureInfo.GetCultureInfo("es-ES"), Invoice = "Factura", Number = "Número de factura", Date = "Fecha de factura", Order = "Pedido",
        OrderDate = "Fecha del pedido", SoldBy = "Vendedor", BilledTo = "Cliente", VatId = "NIF", Item = "Artículo", Quantity = "Cant.",
        UnitPrice = "Precio", Discount = "Descuento", Vat = "IVA", Amount = "Importe", Net = "Base", Gross = "Total con IVA", Subtotal = "Subtotal",
        Total = "Total", Contains = "IVA incluido", PaidBy = "Pagado. Referencia del pago", Page = "Página {0} de {1}", Greeting = "Hola, {0}:",
        Thanks = "Gracias por tu pedido. Está pagado y ya lo estamos preparando.",
        ThanksWithoutParcel = "Gracias por tu pedido. Está pagado.",
        Subject = "Tu pedido {0} está confirmado",
        PaidLate = "Tu pago ha llegado después de que canceláramos este pedido por falta de pago, así que el pedido sigue adelante.",
        SeeOrder = "Ver tu pedido", DeliveredTo = "Dirección de entrega", AttachedInvoice = "Adjuntamos tu factura {0}.",
        CreditNote = "Factura rectificativa", CreditNoteNumber = "Número", ToInvoice = "Rectifica la factura",
        PriceReductionOnInvoice = "Reducción de precio de la factura {0}", PriceReduction = "Reducción de precio: {0}", RefundSubject = "Tu reembolso del pedido {0}",
        RefundSent = "Te hemos devuelto {0} del pedido {1}.", RefundTakes = "Llegará a la tarjeta o cuenta con la que pagaste. Los bancos tardan hasta diez días en mostrarlo.",
        RefundUnmatched = "Tu pago del pedido {0} llegó cuando ya no quedaba lo que pediste, o por segunda vez. No hemos podido usarlo, así que te lo devolvemos entero.",
        AttachedCreditNote = "Adjuntamos la factura rectificativa {0}.", NoticeSubject = "Ya vuelve a haber: {0}",
        NoticeBack = "{0} vuelve a estar en la tienda, por {1}. No podemos reservártelo.", NoticeSee = "Verlo en la tienda",
        NoticeOnce = "Nos pediste que te avisáramos. No recibirás más correos por esto: hemos borrado tu dirección.",
        SignInSubject = "Iniciar sesión en {0}",
        SignInLink = "Abre este enlace en el navegador en el que quieres iniciar sesión. Vale durante una hora y una sola vez. Seguirás necesitando tu contraseña.",
        SignInOpen = "Permitir iniciar sesión en este navegador",
        SignInNotYou = "Alguien lo ha pedido en la página de acceso del personal. Si no has sido tú, no tienes que hacer nada: sin tu contraseña el enlace no abre nada.",
    };
}
