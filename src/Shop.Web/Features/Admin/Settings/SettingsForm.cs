using System.Globalization;
using System.Text.Json.Nodes;
using Shop.Domain.Settings;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Settings;

/// <summary>A group of settings as texts in fields, and back.</summary>
internal static class SettingsForm
{
    /// <summary>Each field is a group of its own: two people who change different settings are in nobody's way.</summary>
    public static AdminForm Of(SettingsPage page, SettingsInForce settings)
    {
        var values = SettingsGroup.Write(settings.Values);
        return AdminForm.Of(page.Group, page.Fields.ToDictionary(field => field.Name, field => TextOf(values[field.Name])),
            settings.Version, groupOf: field => field);
    }

    /// <summary>What was typed, put over what is in force; null when a field says what is wrong with it.</summary>
    public static ISettings? Read(AdminForm form, SettingsPage page, SettingsInForce settings)
    {
        var typed = new JsonObject();
        foreach (var field in page.Fields) typed[field.Name] = ValueOf(form, field);
        if (!form.IsGood) return null;
        var problems = new List<SettingProblem>();
        var values = settings.Group.Over(settings.Values, typed, problems);
        foreach (var problem in problems.Concat(values.Check())) form.Refuse(problem);
        return form.IsGood ? values : null;
    }

    private static JsonNode? ValueOf(AdminForm form, SettingsField field)
    {
        var text = PlainText.Clean(form[field.Name], keepLines: field.Kind == FieldKind.Lines);
        return field.Kind switch
        {
            FieldKind.Optional or FieldKind.Choice when text.Length == 0 => null,
            FieldKind.Lines => new JsonArray([.. Lines(text)]),
            FieldKind.Number => NumberIn(form, field.Name, text),
            _ => JsonValue.Create(text),
        };
    }

    private static IEnumerable<JsonNode?> Lines(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => (JsonNode?)JsonValue.Create(line));

    private static JsonValue? NumberIn(AdminForm form, string field, string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return JsonValue.Create(number);
        form.Refuse(field, "Enter a whole number from 0 on.");
        return null;
    }

    private static string TextOf(JsonNode? value) => value switch
    {
        null => "",
        JsonArray lines => string.Join('\n', lines.Select(TextOf)),
        _ => value.ToString(),
    };
}
