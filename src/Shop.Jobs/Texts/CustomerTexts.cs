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

    public static CustomerTexts In(string culture) => new(Language.Of(culture));

    private string Text([CallerMemberName] string key = "") => Source.Find(language, key) ?? key;
}
