using Shop.Web.Hosting.Persistence;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Backups;

/// <summary>
/// Puts a backup in the place of what is there, which is moved aside and never deleted. The shop must not run. The files come first
/// and the database last: until then nothing is changed.
/// </summary>
public sealed class RestoreShop(DatabaseCopy copy, PostgresTools postgres, DatabaseSettings database, ShopSettings shop, TimeProvider clock)
{
    /// <returns>What was restored, and the folder in which lies what was there before.</returns>
    /// <exception cref="InvalidDataException">The file is no backup, or its database is damaged.</exception>
    /// <exception cref="IOException">The disk, or PostgreSQL's programs, refuse.</exception>
    public async Task<(BackupManifest Manifest, string Aside)> ExecuteAsync(FileInfo file, CancellationToken cancellationToken)
    {
        var aside = Path.Combine(shop.DataPath, $"before-restore-{clock.GetUtcNow():yyyyMMdd-HHmmss}");
        var fresh = Directory.CreateDirectory(Path.Combine(shop.DataPath, $".restore-{Guid.NewGuid():N}")).FullName;
        try
        {
            var manifest = await BackupFile.UnpackAsync(file, fresh, copy.Name, cancellationToken);
            // A backup brings the rights along that its files had.
            OwnerOnly.Tighten(fresh);
            var stored = Path.Combine(fresh, copy.Name);
            // Pictures have their content's name: those of the backup and those that are there do not get in each other's way.
            foreach (var path in Directory.EnumerateFiles(fresh, "*", SearchOption.AllDirectories).Where(path => path != stored))
                Place(path, Path.Combine(shop.DataPath, Path.GetRelativePath(fresh, path)));
            Directory.CreateDirectory(aside);
            OwnerOnly.Tighten(aside);
            if (database.Provider == DatabaseProvider.Sqlite) SwapFile(stored, aside);
            else await SwapPostgresAsync(stored, aside, cancellationToken);
            return (manifest, aside);
        }
        finally
        {
            Directory.Delete(fresh, recursive: true);
        }
    }

    // pg_restore changes all in one transaction, or nothing.
    private async Task SwapPostgresAsync(string from, string aside, CancellationToken cancellationToken)
    {
        await copy.WriteAsync(Path.Combine(aside, copy.Name), cancellationToken);
        OwnerOnly.Tighten(aside);
        await postgres.RestoreAsync(from, postgres.Database, cancellationToken);
    }

    // When it fails, what was there is put back.
    private void SwapFile(string from, string aside)
    {
        var old = Directory.EnumerateFiles(shop.DataPath, copy.Name + "*").Select(Path.GetFileName).OfType<string>().ToList();
        try
        {
            foreach (var name in old) Place(Path.Combine(shop.DataPath, name), Path.Combine(aside, name));
            File.Move(from, Path.Combine(shop.DataPath, copy.Name));
            OwnerOnly.Tighten(aside);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            foreach (var name in old.Where(name => File.Exists(Path.Combine(aside, name))))
                Place(Path.Combine(aside, name), Path.Combine(shop.DataPath, name));
            throw;
        }
    }

    private static void Place(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Move(from, to, overwrite: true);
    }
}
