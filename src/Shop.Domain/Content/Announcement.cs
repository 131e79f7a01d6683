using System.Text.Json.Serialization;
using Shop.Domain.Settings;
using Shop.Domain.Shared;

namespace Shop.Domain.Content;

/// <summary>The bar above each page: a few words by language, where they lead, and when they are shown.</summary>
public sealed record Announcement : ISettings
{
    public const string Key = "announcement";
    public const int TextLength = 200;
    public const int LinkLength = 300;

    public bool IsOn { get; init; }

    /// <summary>By language. Where one is missing, the shop's first language speaks.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>();

    /// <summary>An address of the shop, such as "/catalogue", or one that begins with https://; null for none.</summary>
    public string? Link { get; init; }

    /// <summary>Null: from now on.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Null: for as long as it is on.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Whether the link leads into the shop itself: it is then followed in the reader's language.</summary>
    [JsonIgnore]
    public bool IsOwnLink => Link?.StartsWith('/') == true;

    public bool IsShownAt(DateTimeOffset now) => IsOn && !(now < From) && !(now >= Until);

    public IEnumerable<SettingProblem> Check()
    {
        if (IsOn && Texts.Values.All(text => text.Length == 0)) yield return new SettingProblem("texts", "Write what the bar is to say.");
        foreach (var (culture, text) in Texts)
        {
            if (text.Length > TextLength) yield return new SettingProblem("texts", "At most {0} characters, please.", TextLength);
            else if (culture.Length > ContentRules.CultureLength || PlainText.Clean(text) != text)
                yield return new SettingProblem("texts", "Line breaks and characters that cannot be shown must go.");
        }

        if (Link is not null && !IsLink(Link))
            yield return new SettingProblem("link", "Enter an address of the shop, like /catalogue, or one that begins with https://.");
        if (From >= Until) yield return new SettingProblem("until", "It ends before it begins.");
    }

    private static bool IsLink(string link) => link.Length <= LinkLength && PlainText.Clean(link) == link && !link.Contains(' ')
        && (link.StartsWith('/')
            ? !link.StartsWith("//", StringComparison.Ordinal) && !link.Contains('\\')
            : Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps);
}
