namespace Shop.Web.Features.Admin.Shared;

/// <summary>
/// Two people in one form: what one of them changed and the other only saw is no conflict. Fields that mean something only
/// together are a group, and a conflict is a group that both changed.
/// </summary>
public sealed partial class AdminForm
{
    /// <summary>The group of a field; all fields are one unless the form says otherwise.</summary>
    public Func<string, string> GroupOf { get; init; } = _ => "";

    /// <summary>The marks of what the form showed before anybody typed into it: of the whole, then of each group.</summary>
    public string Shown => _fields.TryGetValue(UnsavedInput.Shown, out var shown)
        ? shown
        : string.Join(' ', Groups().Select(group => $"{Uri.EscapeDataString(group.Key)}={UnsavedInput.MarkOf(group)}")
            .Prepend($"{UnsavedInput.MarkOf(_fields)}"));

    /// <summary>
    /// Brings a form that was sent up to what is stored now: groups that only somebody else changed are taken over. False when
    /// both changed a group, or when the form does not say what it showed and is of another version.
    /// </summary>
    /// <param name="stored">The same form as it is stored now.</param>
    public bool Follow(AdminForm stored)
    {
        if (Version == stored.Version) return true;
        if (MarksIn(this[UnsavedInput.Shown]) is not { } shown) return false;
        var (typed, now) = (Groups(stored.GroupOf), stored.Groups());
        var isGood = true;
        foreach (var group in typed.Concat(now).Select(each => each.Key).Distinct().ToList())
        {
            var (mine, theirs) = (UnsavedInput.MarkOf(typed[group]), UnsavedInput.MarkOf(now[group]));
            var was = shown.GetValueOrDefault(group, UnsavedInput.MarkOf([]));
            if (mine == theirs || theirs == was) continue;
            if (mine == was) TakeOver(typed[group], now[group]);
            else isGood = false;
        }

        if (isGood) Version = stored.Version;
        return isGood;
    }

    private static Dictionary<string, int>? MarksIn(string shown)
    {
        var marks = shown.Split(' ').Skip(1).Select(group => group.Split('=')).Where(group => group.Length == 2).ToList();
        return marks.Count == 0 ? null : marks.GroupBy(group => Uri.UnescapeDataString(group[0])).ToDictionary(
            group => group.Key, group => int.TryParse(group.First()[1], out var mark) ? mark : -1);
    }

    private ILookup<string, KeyValuePair<string, string>> Groups(Func<string, string>? groupOf = null) =>
        _fields.Where(field => UnsavedInput.IsTyped(field.Key)).ToLookup(field => (groupOf ?? GroupOf)(field.Key));

    private void TakeOver(IEnumerable<KeyValuePair<string, string>> mine, IEnumerable<KeyValuePair<string, string>> theirs)
    {
        foreach (var (field, _) in mine) _fields.Remove(field);
        foreach (var (field, value) in theirs) _fields[field] = value;
    }
}
