using System.Globalization;
using System.Text.Json.Nodes;
using Shop.Domain.Settings;
using Shop.Domain.Settings.Looks;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Looks;

/// <summary>A colour of the form.</summary>
/// <param name="Role">Its name among the light colours, as the settings write it.</param>
/// <param name="IsOptional">Worked out from the others when it is empty.</param>
public sealed record ColourField(string Role, AdminMessage Label, AdminMessage Hint, bool IsOptional = false)
{
    public string In(bool dark) => dark ? $"dark{char.ToUpperInvariant(Role[0])}{Role[1..]}" : Role;
}

/// <summary>The look as texts in fields, and back.</summary>
public static class LookForm
{
    public const string Id = "look";
    private const int ColourLength = 7;

    public static IReadOnlyList<ColourField> Colours { get; } =
    [
        new("surface", "Page", "The ground of every page."),
        new("raised", "Panels", "What lies on the page, and the ground of pictures."),
        new("text", "Text", "Read on page and panels: 4.5 to 1 at least."),
        new("accent", "Accent", "Buttons, links, focus."),
        new("emphasis", "Emphasis", "Sale prices, and what is to be noticed."),
        new("softText", "Soft text", "Empty: made of text and page.", IsOptional: true),
        new("border", "Borders of fields", "Empty: made of text and page.", IsOptional: true),
        new("hairline", "Fine lines", "Empty: made of panels and text.", IsOptional: true),
    ];

    public static IReadOnlyList<int> Corners { get; } = [0, 4, 8, 14, 20];

    /// <summary>Each field is a group of its own: two people who change different settings are in nobody's way.</summary>
    public static AdminForm Of(SettingsInForce settings) =>
        AdminForm.Of(Id, Fields((Look)settings.Values), settings.Version, groupOf: field => field);

    public static Dictionary<string, string> Fields(Look look) => SettingsGroup.Write(look)
        .ToDictionary(each => each.Key, each => TextOf(each.Value));

    /// <summary>What was typed; null when a field says what is wrong with it.</summary>
    public static Look? Read(AdminForm form, SettingsInForce settings)
    {
        var look = Typed(form, settings);
        foreach (var problem in look.Check()) form.Refuse(problem);
        return form.IsGood ? look : null;
    }

    /// <summary>The typed colours with each that cannot be read exchanged for the nearest that can.</summary>
    public static IReadOnlyDictionary<string, string> Readable(AdminForm form, SettingsInForce settings) =>
        Readability.Nearest(Typed(form, settings));

    private static Look Typed(AdminForm form, SettingsInForce settings)
    {
        var typed = new JsonObject { ["hasDark"] = form.IsOn("hasDark"), ["logoShowsName"] = form.IsOn("logoShowsName") };
        foreach (var field in Colours)
            foreach (var name in new[] { field.In(dark: false), field.In(dark: true) })
                typed[name] = ColourIn(form[name]) is { Length: > 0 } colour ? colour : field.IsOptional ? null : "";
        foreach (var name in new[] { "headingFont", "textFont", "density" }) typed[name] = PlainText.Clean(form[name]);
        typed["corner"] = int.TryParse(form["corner"], NumberStyles.None, CultureInfo.InvariantCulture, out var corner) ? corner : -1;
        return (Look)settings.Group.Over(settings.Values, typed, []);
    }

    // "2F5D46" and "#2f5" are colours too.
    private static string ColourIn(string typed)
    {
        var text = PlainText.Clean(typed).ToLowerInvariant();
        if (text.Length > 0 && text[0] != '#' && text.All(char.IsAsciiHexDigit)) text = $"#{text}";
        if (text is ['#', var red, var green, var blue]) text = $"#{red}{red}{green}{green}{blue}{blue}";
        return text.Length > ColourLength ? PlainText.AtMost(text, ColourLength + 1) : text;
    }

    private static string TextOf(JsonNode? value) => value switch
    {
        null => "",
        JsonValue flag when flag.TryGetValue(out bool isOn) => isOn ? "on" : "",
        _ => value.ToString(),
    };
}
