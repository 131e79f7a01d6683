using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Settings;

/// <summary>A group of settings as somebody saved it, whole. Until then there is none, and appsettings speaks.</summary>
public sealed class StoredSettings : IPublicContent
{
    internal const int KeyLength = 40;
    internal const int JsonLength = 20_000;
    internal const int ByLength = 254;

    private StoredSettings()
    {
    }

    public string Key { get; private set; } = "";

    /// <summary>The record's properties by their names in the file.</summary>
    public string Json { get; private set; } = "";

    /// <summary>1 for the first save, one more for each later one.</summary>
    public int Version { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>The member of staff, by e-mail, or "command line".</summary>
    public string ChangedBy { get; private set; } = "";

    IEnumerable<string> IPublicContent.ChangeTags => [SettingsTags.All];

    internal static StoredSettings Of(string key) => new() { Key = key };

    /// <exception cref="DomainException">The values cannot be so.</exception>
    internal void Change(ISettings values, string by, DateTimeOffset at)
    {
        if (values.Check().FirstOrDefault() is { } problem) throw new DomainException($"{Key}.{problem.Setting}: {problem.Sentence}");
        (Json, Version, ChangedBy, ChangedAt) = (SettingsGroup.Write(values).ToJsonString(), Version + 1, by, at);
    }
}

/// <summary>Under which name the change feed tells that settings were saved.</summary>
public static class SettingsTags
{
    /// <summary>Any of them: every page may show some.</summary>
    public const string All = "settings";
}
