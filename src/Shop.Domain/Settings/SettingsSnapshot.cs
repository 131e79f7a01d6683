namespace Shop.Domain.Settings;

/// <summary>A group as it is in force.</summary>
/// <param name="Version">0 while nobody has saved it: then the values are those of appsettings and environment.</param>
public sealed record SettingsInForce(SettingsGroup Group, ISettings Values, int Version, DateTimeOffset? ChangedAt, string? ChangedBy)
{
    public bool IsSaved => Version > 0;

    internal static SettingsInForce Of(SettingsGroup group, StoredSettings? stored) => stored is null
        ? new SettingsInForce(group, group.Default, 0, null, null)
        : new SettingsInForce(group, group.ReadStored(stored.Json), stored.Version, stored.ChangedAt, stored.ChangedBy);
}

/// <summary>All settings as they were in force at one moment.</summary>
public sealed class SettingsSnapshot
{
    private readonly Dictionary<Type, SettingsInForce> _byType;

    internal SettingsSnapshot(IEnumerable<SettingsGroup> groups, IReadOnlyCollection<StoredSettings> stored)
    {
        Groups = [.. groups.Select(group => SettingsInForce.Of(group, stored.FirstOrDefault(row => row.Key == group.Key)))];
        _byType = Groups.ToDictionary(group => group.Values.GetType());
    }

    public IReadOnlyList<SettingsInForce> Groups { get; }

    public T Of<T>() where T : class, ISettings => (T)GroupOf<T>().Values;

    /// <exception cref="InvalidOperationException">No module declares such settings.</exception>
    public SettingsInForce GroupOf<T>() where T : class, ISettings => _byType.TryGetValue(typeof(T), out var group)
        ? group
        : throw new InvalidOperationException($"No module declares the settings {typeof(T).Name} (AddSettings).");
}
