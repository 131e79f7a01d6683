using System.Text.Json;
using System.Text.Json.Nodes;
using Shop.Domain.Shared;

namespace Shop.Domain.Settings;

/// <summary>What a file would change.</summary>
/// <param name="Problems">One line each; when there is one, nothing of the file is to be saved.</param>
public sealed record SettingsImport(IReadOnlyList<SettingsEdit> Edits, IReadOnlyList<SettingChange> Changes, IReadOnlyList<string> Problems)
{
    private const int MaxLine = 300;

    internal static SettingsImport Refused(params IEnumerable<string> problems) => new([], [], [.. problems.Select(OneLine)]);

    private static string OneLine(string problem) => PlainText.Shortened(PlainText.Clean(problem), MaxLine);
}

/// <summary>
/// The settings as one readable JSON, which carries them from a test shop to the real one. What a file does not name stays as
/// it is; passwords and keys are never in it.
/// </summary>
public static class SettingsFile
{
    public const int Version = 1;
    private const string VersionName = "version";
    private const string SettingsName = "settings";

    private static readonly JsonDocumentOptions Reading = new()
    {
        CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false, MaxDepth = 10,
    };

    public static string Write(SettingsSnapshot snapshot)
    {
        var groups = new JsonObject();
        foreach (var group in snapshot.Groups.Where(group => group.Group.IsCarried))
            groups[group.Group.Key] = SettingsGroup.Write(group.Values);
        return new JsonObject { [VersionName] = Version, [SettingsName] = groups }.ToJsonString(SettingsGroup.Json);
    }

    /// <summary>Reads what a file says against what is in force.</summary>
    public static SettingsImport Read(string text, SettingsSnapshot snapshot)
    {
        JsonNode? file;
        try
        {
            file = JsonNode.Parse(text, documentOptions: Reading);
        }
        catch (JsonException error)
        {
            return SettingsImport.Refused($"The file is not JSON: {error.Message}");
        }

        return file is not JsonObject whole ? SettingsImport.Refused("The file is not an export of settings.") : Read(whole, snapshot);
    }

    private static SettingsImport Read(JsonObject file, SettingsSnapshot snapshot)
    {
        if (file[VersionName] is not JsonValue version || !version.TryGetValue(out int number))
            return SettingsImport.Refused("The file is not an export of settings: it names no version.");
        if (number != Version) return SettingsImport.Refused($"The file is of version {number}; this shop reads version {Version}.");
        if (file[SettingsName] is not JsonObject groups) return SettingsImport.Refused("The file holds no settings.");
        var problems = file.Select(part => part.Key).Except([VersionName, SettingsName])
            .Select(name => $"{name}: There is no such part of a settings file.").ToList();
        var edits = new List<SettingsEdit>();
        var changes = new List<SettingChange>();
        foreach (var (key, values) in groups)
        {
            if (snapshot.Groups.FirstOrDefault(known => known.Group.IsCarried && known.Group.Key == key) is not { } group)
                problems.Add($"{key}: There is no such group of settings.");
            else if (values is not JsonObject named) problems.Add($"{key}: This is not a group of settings.");
            else Read(group, named, edits, changes, problems);
        }

        return problems.Count > 0 ? SettingsImport.Refused(problems) : new SettingsImport(edits, changes, []);
    }

    private static void Read(SettingsInForce group, JsonObject named, List<SettingsEdit> edits, List<SettingChange> changes,
        List<string> problems)
    {
        var found = new List<SettingProblem>();
        var values = group.Group.Over(group.Values, named, found);
        found.AddRange(values.Check());
        problems.AddRange(found.Select(problem => $"{group.Group.Key}.{problem.Setting}: {problem.Sentence}"));
        var differences = group.Group.Compare(group.Values, values);
        if (found.Count > 0 || differences.Count == 0) return;
        edits.Add(new SettingsEdit(group.Group, values, group.Version));
        changes.AddRange(differences);
    }
}
