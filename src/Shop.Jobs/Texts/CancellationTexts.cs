namespace Shop.Jobs.Texts;

/// <summary>The words of the mail about an order that ended unpaid. {0}: the order's number, {1}: its total.</summary>
internal sealed record CancellationTexts
{
    public required string Subject { get; init; }

    public required string SubjectByStaff { get; init; }

    public required string TimeRanOut { get; init; }

    public required string PaymentFailed { get; init; }

    public required string TooManyDeclines { get; init; }

    public required string NotPossible { get; init; }

    public required string ByStaff { get; init; }

    public required string NothingCharged { get; init; }

    public required string NoMoneyArrived { get; init; }

    public required string Next { get; init; }

    public static CancellationTexts In(string culture) => culture == "es" ? Spanish : English;

    private static CancellationTexts English { get; } = new()
    {
        Subject = "Your order {0} was not paid", SubjectByStaff = "We have cancelled your order {0}",
        TimeRanOut = "The time to pay for your order {0} ({1}) is over, so we have cancelled it and no longer hold the items.",
        PaymentFailed = "Your bank did not make the payment of {1} for your order {0}, so we have cancelled it and no longer hold the items.",
        TooManyDeclines = "Too many cards were declined for your order {0} ({1}), so we have cancelled it and no longer hold the items.",
        NotPossible = "The payment for your order {0} ({1}) could not be made, so we have cancelled it and no longer hold the items.",
        ByStaff = "We have cancelled your order {0} ({1}), which was not paid yet.",
        NothingCharged = "Nothing was charged.",
        NoMoneyArrived = "No money has reached us. If your bank has taken it from your account, it gives it back by itself.",
        Next = "If you still want the items, please order them again: we send nothing for this order. If you have a question, reply to this mail.",
    };

    private static CancellationTexts Spanish { get; } = new()
    {
        Subject = "Tu pedido {0} no se pagó", SubjectByStaff = "Hemos cancelado tu pedido {0}",
        TimeRanOut = "Se ha acabado el tiempo para pagar tu pedido {0} ({1}), así que lo hemos cancelado y ya no reservamos los artículos.",
        PaymentFailed = "Tu banco no ha hecho el pago de {1} de tu pedido {0}, así que lo hemos cancelado y ya no reservamos los artículos.",
        TooManyDeclines = "Se han rechazado demasiadas tarjetas para tu pedido {0} ({1}), así que lo hemos cancelado y ya no reservamos los artículos.",
        NotPossible = "No se ha podido hacer el pago de tu pedido {0} ({1}), así que lo hemos cancelado y ya no reservamos los artículos.",
        ByStaff = "Hemos cancelado tu pedido {0} ({1}), que todavía no estaba pagado.",
        NothingCharged = "No se ha cobrado nada.",
        NoMoneyArrived = "No nos ha llegado ningún dinero. Si tu banco lo ha retirado de tu cuenta, te lo devolverá por sí mismo.",
        Next = "Si todavía quieres los artículos, haz un pedido nuevo: de este no enviaremos nada. Si tienes alguna pregunta, responde a este correo.",
    };
}
