using System.Runtime.CompilerServices;
using Shop.Domain.Shared;

namespace Shop.Jobs.Texts;

/// <summary>
/// The words of mails and documents about money that comes by transfer or at the counter. {0}: the order's number, {1}: what is due,
/// {2}: until which day, {3}: what came.
/// </summary>
internal sealed class PaymentTexts(Language language)
{
    public static TextSource Source { get; } = new(typeof(PaymentTexts).FullName!, typeof(PaymentTexts).Assembly);

    public string TransferSubject => Text();
    public string TransferIntro => Text();
    public string TransferPlease => Text();
    public string Recipient => Text();
    public string Iban => Text();
    public string Bic => Text();
    public string Amount => Text();
    public string Reference => Text();
    public string ScanCode => Text();
    public string HeldUntil => Text();
    public string PickupSubject => Text();
    public string PickupIntro => Text();
    public string PickupPlace => Text();
    public string PickupUntil => Text();
    public string ReminderSubject => Text();
    public string ReminderIntro => Text();
    public string PartlyReceived => Text();

    /// <summary>The title of the document that asks for the transfer.</summary>
    public string ProForma => Text();
    public string PaidByTransfer => Text();
    public string PaidOnPickup => Text();

    public static PaymentTexts In(string culture) => new(Language.Of(culture));

    private string Text([CallerMemberName] string key = "") => Source.Find(language, key) ?? key;
}
