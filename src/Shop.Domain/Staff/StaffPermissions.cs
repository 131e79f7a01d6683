namespace Shop.Domain.Staff;

/// <summary>How far a permission goes.</summary>
public enum PermissionLevel
{
    /// <summary>The pages are not shown.</summary>
    None,

    /// <summary>The pages are shown, and nothing is changed.</summary>
    Read,

    /// <summary>All that the pages can do.</summary>
    Write,
}

/// <summary>What a role may do: a level for each permission that modules declare. A permission that is not named has none.</summary>
public sealed class StaffPermissions
{
    /// <summary>Looks after staff and their roles. Only owners have it to the full, or others could make themselves owners.</summary>
    public const string StaffAccounts = "staff-accounts";

    /// <summary>Stands for every permission that is not named.</summary>
    public const string Rest = "*";

    private readonly SortedDictionary<string, PermissionLevel> _levels = new(StringComparer.Ordinal);

    private StaffPermissions()
    {
    }

    public static StaffPermissions Of(IEnumerable<KeyValuePair<string, PermissionLevel>> levels)
    {
        var permissions = new StaffPermissions();
        foreach (var (name, level) in levels) permissions._levels[name] = level;
        return permissions;
    }

    /// <summary>Reads what <see cref="ToString"/> writes. What is no level counts as none.</summary>
    public static StaffPermissions Parse(string? text) => Of((text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(part => part.Split(':')).Select(part => KeyValuePair.Create(part[0], LevelOfWord(part.ElementAtOrDefault(1)))));

    public PermissionLevel LevelOf(string permission) =>
        _levels.TryGetValue(permission, out var level) ? level : _levels.GetValueOrDefault(Rest);

    /// <summary>"orders:write stock:read", in alphabetical order.</summary>
    public override string ToString() => string.Join(' ', _levels.Select(each => $"{each.Key}:{WordOf(each.Value)}"));

    /// <summary>A level as it is written.</summary>
    public static string WordOf(PermissionLevel level) => level switch
    {
        PermissionLevel.Write => "write",
        PermissionLevel.Read => "read",
        _ => "none",
    };

    /// <summary>None for what is no level.</summary>
    public static PermissionLevel LevelOfWord(string? word) => word switch
    {
        "write" => PermissionLevel.Write,
        "read" => PermissionLevel.Read,
        _ => PermissionLevel.None,
    };
}
