using System.Runtime.CompilerServices;
using Shop.Domain.Shared;

namespace Shop.Jobs.Texts;

/// <summary>The words of the mail that a parcel is on its way. {0}: the order's number.</summary>
internal sealed class DispatchTexts(Language language)
{
    public static TextSource Source { get; } = new(typeof(DispatchTexts).FullName!, typeof(DispatchTexts).Assembly);

    public string Subject => Text();
    public string Intro => Text();
    public string Item => Text();
    public string Carrier => Text();
    public string TrackingNumber => Text();
    public string Track => Text();
    public string SentTo => Text();

    public static DispatchTexts In(string culture) => new(Language.Of(culture));

    private string Text([CallerMemberName] string key = "") => Source.Find(language, key) ?? key;
}
