using Shop.Domain.Payments;
using Shop.Domain.Shared;

namespace Shop.Jobs.Payments;

/// <summary>What a buyer needs for a transfer: to whom, which account, how much, and what to name.</summary>
/// <param name="Iban">Without spaces, as the reference.</param>
/// <param name="Bic">Null where the merchant says nothing of it; inside of SEPA nobody needs it.</param>
public sealed record TransferDetails(string Holder, string Iban, string? Bic, string Reference, Money Amount)
{
    /// <summary>For what is still to come; null when nothing is, or when it is not to be transferred.</summary>
    public static TransferDetails? Of(PaymentSettings settings, Payment payment) =>
        payment is { Method: PaymentMethod.BankTransfer, Reference: { } reference } && !payment.Due.IsZero
            && settings is { AccountHolder: { } holder, Iban: { } iban }
            ? new TransferDetails(holder, iban, settings.Bic, reference, payment.Due)
            : null;

    /// <summary>The account number as people read it.</summary>
    public string GroupedIban => Shop.Domain.Shared.Iban.Grouped(Iban);

    public string GroupedReference => CreditorReference.Grouped(Reference);
}
