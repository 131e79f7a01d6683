using Shop.Domain.Content;
using Shop.Domain.Settings;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Announcements;

/// <summary>The announcement as texts in fields, and back.</summary>
internal static class AnnouncementForm
{
    public const string Id = "announcement";

    public static string TextIn(string language) => $"text-{language}";

    /// <summary>Each field is a group of its own: two people who change different ones are in nobody's way.</summary>
    public static AdminForm Of(SettingsInForce settings, TimeZoneInfo zone)
    {
        var bar = (Announcement)settings.Values;
        var fields = bar.Texts.ToDictionary(text => TextIn(text.Key), text => text.Value);
        (fields["isOn"], fields["link"]) = (bar.IsOn ? "on" : "", bar.Link ?? "");
        (fields["from"], fields["until"]) = (ShopTime.ForField(bar.From, zone), ShopTime.ForField(bar.Until, zone));
        return AdminForm.Of(Id, fields, settings.Version, groupOf: field => field);
    }

    /// <summary>What was typed; null when a field says what is wrong with it.</summary>
    public static Announcement? Read(AdminForm form, IReadOnlyList<Language> languages, TimeZoneInfo zone)
    {
        var texts = languages.Select(language => (language.Code, Text: form.Text(TextIn(language.Code), Announcement.TextLength)))
            .ToDictionary(each => each.Code, each => PlainText.Clean(each.Text));
        var link = PlainText.Clean(form["link"]);
        var bar = new Announcement
        {
            IsOn = form.IsOn("isOn"), Texts = texts.Where(text => text.Value.Length > 0).ToDictionary(),
            Link = link.Length == 0 ? null : link, From = form.Instant("from", zone), Until = form.Instant("until", zone),
        };
        foreach (var problem in bar.Check())
            form.Refuse(problem.Setting == "texts" ? problem with { Setting = TextIn(languages[0].Code) } : problem);
        return form.IsGood ? bar : null;
    }
}
