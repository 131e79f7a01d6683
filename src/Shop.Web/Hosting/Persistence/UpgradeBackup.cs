using System.Globalization;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Hosting.Persistence;

/// <summary>
/// Copies the database before a new version of the shop changes its tables, so that the former version can go on with it.
/// </summary>
public sealed class UpgradeBackup(DatabaseCopy copy, BackupSettings settings, TimeProvider clock)
{
    private const int Kept = 3;
    private const string Prefix = "before-upgrade-";

    /// <summary>Writes the copy and removes all but the newest three.</summary>
    /// <exception cref="StartRefusedException">It cannot be written: nothing is changed without it.</exception>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        if (!settings.BeforeUpgrade) return;
        var name = $"{Prefix}{clock.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}-{copy.Name}";
        try
        {
            Directory.CreateDirectory(settings.Folder);
            OwnerOnly.TightenOne(settings.Folder);
            await copy.WriteAsync(Path.Combine(settings.Folder, name), cancellationToken);
            OwnerOnly.Tighten(settings.Folder);
            foreach (var old in Directory.GetFiles(settings.Folder, Prefix + "*").OrderDescending(StringComparer.Ordinal).Skip(Kept))
                File.Delete(old);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                $"the database could not be copied before its tables are changed: {error.Message} Nothing was changed. "
                + "Mend it, or make a copy yourself and start once with Backup:BeforeUpgrade=false.");
        }
    }
}
