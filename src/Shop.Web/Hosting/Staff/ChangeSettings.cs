using Shop.Domain.Settings;
using Shop.Domain.Shared;
using Shop.Domain.Staff;

namespace Shop.Web.Hosting.Staff;

/// <summary>Saves settings and writes each value that changes, old and new, into the staff's log in the same transaction.</summary>
public sealed class ChangeSettings(SaveSettings save, AuditLog log)
{
    private const int MaxValue = 450;

    /// <param name="by">The member of staff, by e-mail, or "command line".</param>
    /// <returns>
    /// Saved; Stale when somebody else saved one of the groups since; Refused when what the shop holds forbids one of the values.
    /// </returns>
    public Task<SaveResult> ExecuteAsync(IReadOnlyList<SettingsEdit> edits, string by, CancellationToken cancellationToken) =>
        save.ExecuteAsync(edits, by, changes => RecordAsync(changes, by, cancellationToken), cancellationToken);

    /// <summary>What of the shop forbids these values; null when nothing does.</summary>
    public Task<SettingProblem?> ProblemAsync(ISettings wanted, CancellationToken cancellationToken) =>
        save.ProblemAsync(wanted, cancellationToken);

    private async Task RecordAsync(IReadOnlyList<SettingChange> changes, string by, CancellationToken cancellationToken)
    {
        foreach (var change in changes)
            await log.RecordInTurnAsync(new AuditedAction(by, $"settings {change.Setting}", $"{Shown(change.Old)} → {Shown(change.New)}"),
                cancellationToken);
    }

    private static string Shown(string value) => value.Length == 0 ? "nothing" : $"'{PlainText.Shortened(value, MaxValue)}'";
}
