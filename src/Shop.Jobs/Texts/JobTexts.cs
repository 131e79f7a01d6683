using Shop.Domain.Shared;

namespace Shop.Jobs.Texts;

/// <summary>The texts of mails and invoices, for the check that every language has them.</summary>
public static class JobTexts
{
    public static IReadOnlyList<TextSource> Sources { get; } =
        [DocumentTexts.Source, CancellationTexts.Source, PaymentTexts.Source, StaffTexts.Source, CustomerTexts.Source,
            WithdrawalTexts.Source, DispatchTexts.Source];
}
