using Shop.Jobs.Hosting;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Backups;

/// <summary>Makes the night's backup and removes those that are older than the merchant wants to keep.</summary>
public sealed class NightlyBackup(ShopBackup backup, BackupFolder folder, BackupSettings settings, ILogger<NightlyBackup> log)
    : IRecurringJob
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (settings.Keep == 0) return;
        var file = folder.Next();
        await backup.WriteAsync(file, cancellationToken);
        folder.Prune();
        log.LogInformation("Backup {File} is written.", file.Name);
    }
}

/// <summary>Restores the newest backup on trial once a week, and notes beside it what came of it.</summary>
public sealed class WeeklyRehearsal(RestoreRehearsal rehearsal, BackupFolder folder, TimeProvider clock, ILogger<WeeklyRehearsal> log)
    : IRecurringJob
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (folder.Read().FirstOrDefault() is not { } newest) return;
        var problem = await rehearsal.TryAsync(newest.File, cancellationToken);
        folder.Note(newest.File, new Rehearsal(clock.GetUtcNow(), problem));
        if (problem is not null) log.LogError("Backup {File} could not be restored on trial: {Problem}", newest.File.Name, problem);
    }
}
