using System.Runtime.CompilerServices;
using Shop.Domain.Shared;

namespace Shop.Jobs.Texts;

/// <summary>The words of the mails to staff. {0}: the shop's name, {1}: who invites.</summary>
internal sealed class StaffTexts(Language language)
{
    public static TextSource Source { get; } = new(typeof(StaffTexts).FullName!, typeof(StaffTexts).Assembly);

    public string InvitationSubject => Text();
    public string Invitation => Text();
    public string InvitationOpen => Text();
    public string InvitationNotYou => Text();
    public string ResetSubject => Text();
    public string Reset => Text();
    public string ResetOpen => Text();
    public string ResetNotYou => Text();

    public static StaffTexts In(string culture) => new(Language.Of(culture));

    private string Text([CallerMemberName] string key = "") => Source.Find(language, key) ?? key;
}
