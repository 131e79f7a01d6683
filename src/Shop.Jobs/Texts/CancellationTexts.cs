using System.Runtime.CompilerServices;
using Shop.Domain.Shared;

namespace Shop.Jobs.Texts;

/// <summary>
/// The words of the mail about an order that ended unpaid. {0}: the order's number, {1}: its total, {2}: money that goes back.
/// </summary>
internal sealed class CancellationTexts(Language language)
{
    public static TextSource Source { get; } = new(typeof(CancellationTexts).FullName!, typeof(CancellationTexts).Assembly);

    public string Subject => Text();
    public string SubjectByStaff => Text();
    public string TimeRanOut => Text();
    public string PaymentFailed => Text();
    public string TooManyDeclines => Text();
    public string NotPossible => Text();
    public string ByStaff => Text();
    public string ByShopper => Text();
    public string SubjectByShopper => Text();
    public string MoneyGoesBack => Text();
    public string NothingCharged => Text();
    public string NoMoneyArrived => Text();
    public string Next => Text();

    public static CancellationTexts In(string culture) => new(Language.Of(culture));

    private string Text([CallerMemberName] string key = "") => Source.Find(language, key) ?? key;
}
