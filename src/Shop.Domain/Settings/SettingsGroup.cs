using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Shop.Domain.Settings;

/// <summary>What a group's values are until somebody saves them: those of appsettings and environment.</summary>
public sealed record SettingsDefault<T>(T Value) where T : class, ISettings;

/// <summary>A declared group of settings: its key, its type, and what holds until it is saved.</summary>
public abstract class SettingsGroup(string key, bool isCarried)
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, PropertyNameCaseInsensitive = false, RespectNullableAnnotations = true, NumberHandling = default,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Names the group in the database and in files; never changes.</summary>
    public string Key { get; } = key;

    /// <summary>Whether exported files carry it to another shop.</summary>
    public bool IsCarried { get; } = isCarried;

    public abstract ISettings Default { get; }

    public static JsonObject Write(ISettings values) => (JsonObject)JsonSerializer.SerializeToNode(values, values.GetType(), Json)!;

    /// <summary>The values with others put over them, one by one: what is unknown or of another kind is left out and told.</summary>
    public ISettings Over(ISettings start, JsonObject others, ICollection<SettingProblem> problems)
    {
        var (whole, values) = (Write(start), start);
        foreach (var (name, value) in others)
        {
            if (!whole.ContainsKey(name))
            {
                problems.Add(new SettingProblem(name, "There is no such setting."));
                continue;
            }

            var tried = (JsonObject)whole.DeepClone();
            tried[name] = value?.DeepClone();
            if (TryRead(tried) is { } read) (whole, values) = (tried, read);
            else problems.Add(new SettingProblem(name, "{0} is not a value of this setting.", value?.ToJsonString() ?? "null"));
        }

        return values;
    }

    /// <summary>What differs, as people read it.</summary>
    public IReadOnlyList<SettingChange> Compare(ISettings before, ISettings after)
    {
        var (old, now) = (Write(before), Write(after));
        return [.. now.Where(each => !JsonNode.DeepEquals(old[each.Key], each.Value))
            .Select(each => new SettingChange($"{Key}.{each.Key}", TextOf(old[each.Key]), TextOf(each.Value)))];
    }

    // What an older or newer version stored and this one does not know is passed over.
    internal ISettings ReadStored(string json) => Over(Default, (JsonObject)JsonNode.Parse(json)!, []);

    protected abstract ISettings? TryRead(JsonObject values);

    private static string TextOf(JsonNode? value) => value switch
    {
        null => "",
        JsonArray list => string.Join(" / ", list.Select(TextOf)),
        JsonValue text when text.GetValueKind() == JsonValueKind.String => text.GetValue<string>(),
        _ => value.ToJsonString(),
    };
}

internal sealed class SettingsGroup<T>(string key, bool isCarried, T otherwise) : SettingsGroup(key, isCarried) where T : class, ISettings
{
    public override ISettings Default => otherwise;

    protected override ISettings? TryRead(JsonObject values)
    {
        try
        {
            return values.Deserialize<T>(Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
