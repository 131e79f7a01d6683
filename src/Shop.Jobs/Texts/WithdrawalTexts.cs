using System.Runtime.CompilerServices;
using Shop.Domain.Shared;

namespace Shop.Jobs.Texts;

/// <summary>The words of the mails about withdrawals. {0}: the order's number.</summary>
internal sealed class WithdrawalTexts(Language language)
{
    public static TextSource Source { get; } = new(typeof(WithdrawalTexts).FullName!, typeof(WithdrawalTexts).Assembly);

    /// <summary>What the link to the function is called, everywhere.</summary>
    public string WithdrawHere => Text();
    public string Subject => Text();
    public string Intro => Text();
    public string Money => Text();
    public string Goods => Text();
    public string See => Text();
    public string SubmittedAt => Text();
    public string Name => Text();
    public string ReceiptTo => Text();
    public string Item => Text();
    public string Reason => Text();
    public string RefusalSubject => Text();
    public string RefusalIntro => Text();
    public string RefusalNext => Text();

    public static WithdrawalTexts In(string culture) => new(Language.Of(culture));

    private string Text([CallerMemberName] string key = "") => Source.Find(language, key) ?? key;
}
