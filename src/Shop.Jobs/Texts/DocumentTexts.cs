using System.Globalization;
using System.Runtime.CompilerServices;
using Shop.Domain.Shared;

namespace Shop.Jobs.Texts;

/// <summary>
/// The words of invoices and mails in one language, and the culture that writes its amounts and dates. They stand beside this file.
/// </summary>
public sealed class DocumentTexts(Language language)
{
    public static TextSource Source { get; } = new(typeof(DocumentTexts).FullName!, typeof(DocumentTexts).Assembly);

    public Language Language => language;

    public CultureInfo Formats => language.Culture;

    public string Invoice => Text();
    public string Number => Text();
    public string Date => Text();
    public string Order => Text();
    public string OrderDate => Text();
    public string SoldBy => Text();
    public string BilledTo => Text();
    public string VatId => Text();
    public string Item => Text();
    public string Quantity => Text();
    public string UnitPrice => Text();
    public string Discount => Text();
    public string Vat => Text();
    public string Amount => Text();
    public string Net => Text();
    public string Gross => Text();
    public string Subtotal => Text();
    public string Total => Text();
    public string Contains => Text();
    public string PaidBy => Text();

    /// <summary>{0} of {1}.</summary>
    public string Page => Text();
    public string Greeting => Text();
    public string Thanks => Text();

    /// <summary>The thanks for an order of which nothing is sent.</summary>
    public string ThanksWithoutParcel => Text();

    /// <summary>Comes before the thanks when the order had been cancelled.</summary>
    public string PaidLate => Text();
    public string Subject => Text();
    public string SeeOrder => Text();
    public string DeliveredTo => Text();

    /// <summary>Before the day on which the parcel was promised to arrive.</summary>
    public string Arrives => Text();

    public string AttachedInvoice => Text();
    public string CreditNote => Text();
    public string CreditNoteNumber => Text();
    public string ToInvoice => Text();

    /// <summary>With the invoice's number: an amount that belongs to none of its lines.</summary>
    public string PriceReductionOnInvoice => Text();

    /// <summary>{0}: the article's description. A part of its price and no pieces.</summary>
    public string PriceReduction => Text();

    /// <summary>{0}: the order's number.</summary>
    public string RefundSubject => Text();

    /// <summary>{0}: the amount, {1}: the order's number.</summary>
    public string RefundSent => Text();
    public string RefundTakes => Text();

    /// <summary>{0}: the order's number.</summary>
    public string RefundUnmatched => Text();

    /// <summary>{0}: the credit note's number.</summary>
    public string AttachedCreditNote => Text();

    /// <summary>{0}: the product's name.</summary>
    public string NoticeSubject => Text();

    /// <summary>{0}: the variant, {1}: its price.</summary>
    public string NoticeBack => Text();
    public string NoticeSee => Text();
    public string NoticeOnce => Text();

    /// <summary>{0}: the shop's name.</summary>
    public string SignInSubject => Text();
    public string SignInLink => Text();
    public string SignInOpen => Text();
    public string SignInNotYou => Text();

    public string ThanksFor(bool needsDelivery) => needsDelivery ? Thanks : ThanksWithoutParcel;

    /// <summary>What the order's address is for: where nothing is sent, only the invoice needs it.</summary>
    /// <summary>The days on which a parcel is promised to arrive.</summary>
    public string Days(ArrivalDays days)
    {
        string Day(DateOnly day) => day.ToString(Language.NearDate, Formats);
        return days.From == days.Until ? Day(days.From) : $"{Day(days.From)} – {Day(days.Until)}";
    }

    public string AddressOf(bool needsDelivery) => needsDelivery ? DeliveredTo : BilledTo;

    public static DocumentTexts In(string culture) => new(Language.Of(culture));

    private string Text([CallerMemberName] string key = "") => Source.Find(language, key) ?? key;
}
