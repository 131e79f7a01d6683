using System.Runtime.CompilerServices;
using Shop.Domain.Shared;

namespace Shop.Jobs.Texts;

/// <summary>The words of the mails about shoppers' accounts. {0}: the shop's name.</summary>
internal sealed class CustomerTexts(Language language)
{
    public static TextSource Source { get; } = new(typeof(CustomerTexts).FullName!, typeof(CustomerTexts).Assembly);

    public string ConfirmSubject => Text();
    public string Confirm => Text();
    public string ConfirmOpen => Text();
    public string ConfirmNotYou => Text();
    public string KnownSubject => Text();
    public string Known => Text();
    public string KnownOpen => Text();
    public string KnownNotYou => Text();
    public string ResetSubject => Text();
    public string Reset => Text();
    public string ResetOpen => Text();
    public string ResetNotYou => Text();
    public string SignInSubject => Text();
    public string SignIn => Text();
    public string SignInOpen => Text();
    public string SignInNotYou => Text();
    public string MoveSubject => Text();
    public string Move => Text();
    public string MoveOpen => Text();
    public string MoveNotYou => Text();
    public string MovedSubject => Text();
    public string Moved => Text();
    public string MovedOpen => Text();

    public static CustomerTexts In(string culture) => new(Language.Of(culture));

    private string Text([CallerMemberName] string key = "") => Source.Find(language, key) ?? key;
}
