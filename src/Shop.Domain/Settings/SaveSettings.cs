using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Settings;

/// <summary>New values for a group.</summary>
/// <param name="Version">What they were made from; 0 when nobody had saved the group.</param>
public sealed record SettingsEdit(SettingsGroup Group, ISettings Values, int Version);

/// <summary>Saves groups of settings, all of them or none.</summary>
public sealed class SaveSettings(ShopDbContext db, IEnumerable<ISettingsGuard> guards, TimeProvider clock)
{
    /// <param name="by">The member of staff, by e-mail, or "command line".</param>
    /// <param name="record">Writes down what changes, in the same transaction.</param>
    /// <returns>
    /// Saved; Stale when somebody else saved one of the groups since; Refused when what the shop holds forbids one of the values, as
    /// <see cref="ProblemAsync"/> says.
    /// </returns>
    /// <exception cref="DomainException">A value cannot be so.</exception>
    public async Task<SaveResult> ExecuteAsync(
        IReadOnlyList<SettingsEdit> edits, string by, Func<IReadOnlyList<SettingChange>, Task> record, CancellationToken cancellationToken)
    {
        var result = await db.TryAsync(() => SaveAsync(edits, by, record, cancellationToken), cancellationToken);
        // Two who were the first to save a group: the later one has not seen what the other saved.
        return result == SaveResult.Duplicate ? SaveResult.Stale : result;
    }

    /// <summary>What of the shop forbids these values; null when nothing does.</summary>
    public async Task<SettingProblem?> ProblemAsync(ISettings wanted, CancellationToken cancellationToken)
    {
        foreach (var guard in guards)
            if (await guard.FindAsync(wanted, cancellationToken) is { } problem) return problem;
        return null;
    }

    private async Task<SaveResult> SaveAsync(
        IReadOnlyList<SettingsEdit> edits, string by, Func<IReadOnlyList<SettingChange>, Task> record, CancellationToken cancellationToken)
    {
        var changes = new List<SettingChange>();
        // In one order, so that two who save several groups do not wait for each other.
        foreach (var edit in edits.OrderBy(edit => edit.Group.Key, StringComparer.Ordinal))
        {
            var stored = await db.Set<StoredSettings>().AsTracking()
                .SingleOrDefaultAsync(row => row.Key == edit.Group.Key, cancellationToken);
            if ((stored?.Version ?? 0) != edit.Version) return SaveResult.Stale;
            if (await ProblemAsync(edit.Values, cancellationToken) is not null) return SaveResult.Refused;
            changes.AddRange(Change(stored, edit, by));
        }

        await db.SaveChangesAsync(cancellationToken);
        await record(changes);
        return SaveResult.Saved;
    }

    private IReadOnlyList<SettingChange> Change(StoredSettings? stored, SettingsEdit edit, string by)
    {
        var changes = edit.Group.Compare(SettingsInForce.Of(edit.Group, stored).Values, edit.Values);
        // Saved as it was: it is still the merchant's from now on, whatever appsettings will say.
        if (stored is not null && changes.Count == 0) return changes;
        if (stored is null) db.Add(stored = StoredSettings.Of(edit.Group.Key));
        stored.Change(edit.Values, by, clock.GetUtcNow());
        return changes;
    }
}
