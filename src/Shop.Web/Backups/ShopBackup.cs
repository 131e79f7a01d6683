using Shop.Domain.Settings;
using Shop.Web.Hosting.Persistence;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Backups;

/// <summary>Writes the whole shop into one file, while it goes on selling.</summary>
public sealed class ShopBackup(DatabaseCopy copy, ShopSettings shop, BackupSettings settings, ShopIdentity identity, TimeProvider clock)
{
    /// <param name="file">It must not exist; it has its name once it is whole.</param>
    /// <param name="cancellationToken">Leaves nothing behind.</param>
    /// <exception cref="IOException">It exists, the disk is full, or pg_dump is missing or failed.</exception>
    public Task WriteAsync(FileInfo file, CancellationToken cancellationToken) => BackupFile.WriteAsync(
        file, new BackupSource(shop.DataPath, settings.Folder, copy), new BackupManifest(clock.GetUtcNow(), identity.Name),
        cancellationToken);
}
