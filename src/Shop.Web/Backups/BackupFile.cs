using System.IO.Compression;
using System.Text.Json;
using Shop.Web.Hosting.Persistence;

namespace Shop.Web.Backups;

/// <summary>What a backup says of itself.</summary>
public sealed record BackupManifest(DateTimeOffset MadeAt, string Shop);

/// <summary>What a backup is made of.</summary>
/// <param name="DataPath">The folder of the shop's files.</param>
/// <param name="Backups">The folder of its backups, which may lie within.</param>
/// <param name="Database">Copies the database.</param>
public sealed record BackupSource(string DataPath, string Backups, DatabaseCopy Database);

/// <summary>
/// One zip file with all that a shop is: the database as it was at one moment, and the files of its data folder. Stripe's sandbox
/// stays out, as Stripe itself would, and so do other backups.
/// </summary>
public static class BackupFile
{
    private const string Manifest = "manifest.json";

    /// <summary>Writes the file; it has its name once it is whole. Nothing of it is left when something goes wrong.</summary>
    public static async Task WriteAsync(FileInfo file, BackupSource source, BackupManifest manifest, CancellationToken cancellationToken)
    {
        var copy = Path.Combine(source.DataPath, $".backup-{Guid.NewGuid():N}.db");
        var part = file.FullName + ".part";
        try
        {
            // What a killed backup left: nobody finishes it.
            File.Delete(part);
            await source.Database.WriteAsync(copy, cancellationToken);
            await using (var zip = await ZipFile.OpenAsync(part, ZipArchiveMode.Create, cancellationToken))
            {
                await AddManifestAsync(zip, manifest, cancellationToken);
                await zip.CreateEntryFromFileAsync(copy, source.Database.Name, cancellationToken);
                foreach (var path in OtherFiles(source))
                    await AddAsync(zip, path, Path.GetRelativePath(source.DataPath, path), cancellationToken);
            }

            File.Move(part, file.FullName, overwrite: false);
        }
        finally
        {
            File.Delete(copy);
            File.Delete(part);
        }
    }

    /// <summary>
    /// Unpacks into an empty folder and checks the pages of a SQLite database; PostgreSQL checks a dump when it reads it.
    /// </summary>
    /// <param name="database">What the database is called in it: a backup of SQLite does not fit PostgreSQL.</param>
    /// <exception cref="InvalidDataException">The file is no backup, or the database in it is damaged.</exception>
    public static async Task<BackupManifest> UnpackAsync(FileInfo file, string folder, string database, CancellationToken cancellationToken)
    {
        await using (var zip =
            await ZipFile.OpenReadAsync(file.FullName, cancellationToken)) await zip.ExtractToDirectoryAsync(folder, cancellationToken);
        var path = Path.Combine(folder, Manifest);
        var manifest = File.Exists(path)
            ? JsonSerializer.Deserialize<BackupManifest>(await File.ReadAllTextAsync(path, cancellationToken))
            : null;
        if (manifest is null) throw new InvalidDataException("This file is not a backup of a shop.");
        if (!File.Exists(Path.Combine(folder, database)))
            throw new InvalidDataException($"This backup holds no {database}: it was made on the other kind of database.");
        File.Delete(path);
        if (database == DatabaseCopy.Sqlite && !await SqliteCopies.IsWholeAsync(Path.Combine(folder, database), cancellationToken))
            throw new InvalidDataException("The database in the backup is damaged.");
        return manifest;
    }

    private static async Task AddManifestAsync(ZipArchive zip, BackupManifest manifest, CancellationToken cancellationToken)
    {
        await using var entry = await zip.CreateEntry(Manifest).OpenAsync(cancellationToken);
        await JsonSerializer.SerializeAsync(entry, manifest, cancellationToken: cancellationToken);
    }

    // The shop goes on meanwhile: a picture that staff just removed is missing from the folder, and rightly from the backup.
    private static async Task AddAsync(ZipArchive zip, string path, string name, CancellationToken cancellationToken)
    {
        try
        {
            await zip.CreateEntryFromFileAsync(path, name, cancellationToken);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
        }
    }

    private static IEnumerable<string> OtherFiles(BackupSource source) =>
        Directory.EnumerateFiles(source.DataPath, "*", SearchOption.AllDirectories)
            .Where(path => !path.StartsWith(source.Backups + Path.DirectorySeparatorChar, StringComparison.Ordinal)
                && IsOfTheShop(Path.GetRelativePath(source.DataPath, path)));

    private static bool IsOfTheShop(string name) =>
        !name.StartsWith(DatabaseCopy.Sqlite, StringComparison.Ordinal) && name != "shop.lock" && !name.StartsWith('.')
        && !IsBackup(name)
        && !name.StartsWith("sandbox" + Path.DirectorySeparatorChar, StringComparison.Ordinal)
        && !name.StartsWith("before-restore-", StringComparison.Ordinal);

    // Made by hand in the data folder itself: the one that is being written, or one of before.
    private static bool IsBackup(string name) => !name.Contains(Path.DirectorySeparatorChar)
        && (name.EndsWith(".zip", StringComparison.Ordinal) || name.EndsWith(".part", StringComparison.Ordinal));
}
