using System.IO.Compression;
using System.Text.Json;
using Shop.Web.Hosting.Persistence;

namespace Shop.Web.Backups;

/// <summary>What a backup says of itself.</summary>
public sealed record BackupManifest(DateTimeOffset MadeAt, string Shop);

/// <summary>
/// One zip file with all that a shop on SQLite is: the database as it was at one moment, and the files of its data
/// folder. Stripe's sandbox stays out, as Stripe itself would.
/// </summary>
public static class BackupFile
{
    public const string Database = "shop.db";
    private const string Manifest = "manifest.json";

    /// <summary>Writes the file; it has its name once it is whole. Nothing of it is left when something goes wrong.</summary>
    /// <param name="copyDatabase">Makes a copy of the database at that path, while the shop goes on.</param>
    public static async Task WriteAsync(
        FileInfo file, string dataPath, BackupManifest manifest, Func<string, Task> copyDatabase, CancellationToken cancellationToken)
    {
        var copy = Path.Combine(dataPath, $".backup-{Guid.NewGuid():N}.db");
        var part = file.FullName + ".part";
        try
        {
            // What a killed backup left: nobody finishes it.
            File.Delete(part);
            await copyDatabase(copy);
            await using (var zip = await ZipFile.OpenAsync(part, ZipArchiveMode.Create, cancellationToken))
            {
                await AddManifestAsync(zip, manifest, cancellationToken);
                await zip.CreateEntryFromFileAsync(copy, Database, cancellationToken);
                foreach (var path in OtherFiles(dataPath))
                    await AddAsync(zip, path, Path.GetRelativePath(dataPath, path), cancellationToken);
            }

            File.Move(part, file.FullName, overwrite: false);
        }
        finally
        {
            File.Delete(copy);
            File.Delete(part);
        }
    }

    /// <summary>Unpacks into an empty folder and checks the database's pages.</summary>
    /// <exception cref="InvalidDataException">The file is no backup, or the database in it is damaged.</exception>
    public static async Task<BackupManifest> UnpackAsync(FileInfo file, string folder, CancellationToken cancellationToken)
    {
        await using (var zip =
            await ZipFile.OpenReadAsync(file.FullName, cancellationToken)) await zip.ExtractToDirectoryAsync(folder, cancellationToken);
        var path = Path.Combine(folder, Manifest);
        var manifest = File.Exists(path)
            ? JsonSerializer.Deserialize<BackupManifest>(await File.ReadAllTextAsync(path, cancellationToken))
            : null;
        if (manifest is null || !File.Exists(Path.Combine(folder, Database)))
            throw new InvalidDataException("This file is not a backup of a shop.");
        File.Delete(path);
        if (!await SqliteCopies.IsWholeAsync(Path.Combine(folder, Database), cancellationToken))
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

    private static IEnumerable<string> OtherFiles(string dataPath) => Directory.EnumerateFiles(dataPath, "*", SearchOption.AllDirectories)
        .Where(path => Path.GetRelativePath(dataPath, path) is var name && !name.StartsWith("shop.db", StringComparison.Ordinal)
            && name != "shop.lock"
            && !name.StartsWith('.') && !name.StartsWith("sandbox" + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            && !name.StartsWith("before-restore-", StringComparison.Ordinal));
}
