using System.Globalization;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Backups;

/// <summary>One of the shop's own backups.</summary>
/// <param name="Rehearsal">What came of restoring it on trial; null when that was not tried yet.</param>
public sealed record BackupCopy(FileInfo File, DateTimeOffset MadeAt, Rehearsal? Rehearsal);

/// <summary>A restore on trial.</summary>
/// <param name="Problem">Null when the backup came back whole, and all invariants held in it.</param>
public sealed record Rehearsal(DateTimeOffset At, string? Problem);

/// <summary>
/// The folder of the nightly backups. All that is known of them stands in it, in names and small files that a person can read: it
/// must be there when the database is not.
/// </summary>
public sealed class BackupFolder(BackupSettings settings, TimeProvider clock)
{
    private const string Prefix = "shop-";
    private const string Format = "yyyyMMdd-HHmmss";
    private const string NoteEnding = ".rehearsal";
    private const string Passed = "passed";

    /// <summary>The newest first.</summary>
    public IReadOnlyList<BackupCopy> Read() => !Directory.Exists(settings.Folder) ? [] :
        [.. from path in Directory.GetFiles(settings.Folder, $"{Prefix}*.zip")
            let madeAt = TimeOf(Path.GetFileNameWithoutExtension(path))
            where madeAt is not null
            orderby madeAt descending
            select new BackupCopy(new FileInfo(path), madeAt.Value, RehearsalOf(path))];

    /// <summary>The file that the next backup goes to.</summary>
    public FileInfo Next()
    {
        Directory.CreateDirectory(settings.Folder);
        OwnerOnly.TightenOne(settings.Folder);
        var name = $"{Prefix}{clock.GetUtcNow().ToString(Format, CultureInfo.InvariantCulture)}.zip";
        return new FileInfo(Path.Combine(settings.Folder, name));
    }

    /// <summary>Removes all but the newest ones; files that the shop did not make stay.</summary>
    public void Prune()
    {
        OwnerOnly.Tighten(settings.Folder);
        foreach (var old in Read().Skip(settings.Keep))
        {
            old.File.Delete();
            File.Delete(old.File.FullName + NoteEnding);
        }
    }

    /// <summary>Notes beside the backup what came of restoring it.</summary>
    public void Note(FileInfo backup, Rehearsal rehearsal)
    {
        File.WriteAllLines(backup.FullName + NoteEnding,
            [rehearsal.At.ToString("u", CultureInfo.InvariantCulture), rehearsal.Problem ?? Passed]);
        OwnerOnly.Tighten(settings.Folder);
    }

    private static Rehearsal? RehearsalOf(string path)
    {
        if (!File.Exists(path + NoteEnding)) return null;
        var lines = File.ReadAllLines(path + NoteEnding);
        return lines.Length > 1
            && DateTimeOffset.TryParse(lines[0], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? new Rehearsal(at, lines[1] == Passed ? null : string.Join(' ', lines[1..]))
            : null;
    }

    private static DateTimeOffset? TimeOf(string name) => DateTimeOffset.TryParseExact(
        name[Prefix.Length..], Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
