using Shop.Domain.Content;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Layout;

/// <summary>The words of the bar above the page, in the language that they are in, and where they lead.</summary>
public sealed record AnnouncementBar(string Text, string Culture, string? Link);

/// <summary>Reads the bar above the page as it is now.</summary>
public sealed class ShownAnnouncement(Announcement announcement, TimeProvider clock)
{
    /// <summary>Null while there is nothing to say.</summary>
    public AnnouncementBar? Read(Language language)
    {
        if (!announcement.IsShownAt(clock.GetUtcNow())) return null;
        var culture = ContentLanguages.For(language.Code)
            .FirstOrDefault(each => announcement.Texts.GetValueOrDefault(each) is { Length: > 0 });
        if (culture is null) return null;
        var link = announcement is { IsOwnLink: true, Link: { } own } ? language.Prefix + own : announcement.Link;
        return new AnnouncementBar(announcement.Texts[culture], culture, link);
    }
}
