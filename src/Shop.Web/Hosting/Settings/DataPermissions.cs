using Microsoft.Data.Sqlite;

namespace Shop.Web.Hosting.Settings;

/// <summary>Takes what lies in the data folder, and the database wherever it lies, from everybody but its owner.</summary>
public sealed class DataPermissions(ShopSettings shop, DatabaseSettings database, TimeProvider clock, ILogger<DataPermissions> log)
{
    private const int Shown = 20;
    private static readonly string[] OwnNames = ["shop.db", "shop.db-wal", "shop.db-shm", "shop.lock", "pictures", "imports", "sandbox"];

    public DateTimeOffset StartedAt { get; } = clock.GetUtcNow();

    /// <summary>What others may still read, one line each, as of the start.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>Runs at the start: what an earlier version made, or a copy brought along, is open to all.</summary>
    public void Tighten()
    {
        Problems = [.. Folder(), .. DatabaseFiles().SelectMany(OwnerOnly.Tighten)];
        foreach (var problem in Problems.Take(Shown))
            log.LogWarning("Others on this machine may read the shop's data: {Problem}", problem);
    }

    // A folder like /tmp belongs to everybody: it stays as it is, and so does what is not the shop's in it.
    private IEnumerable<string> Folder()
    {
        if (!DataFolder.IsEverybodys(shop.DataPath)) return OwnerOnly.Tighten(shop.DataPath);
        return OwnNames.Select(name => Path.Combine(shop.DataPath, name)).SelectMany(OwnerOnly.Tighten)
            .Append($"{shop.DataPath}: a folder that everybody may write to; give the shop one of its own in Shop:DataPath");
    }

    private IEnumerable<string> DatabaseFiles()
    {
        if (database.Provider != DatabaseProvider.Sqlite) return [];
        var file = Path.GetFullPath(new SqliteConnectionStringBuilder(database.ConnectionString).DataSource);
        return new[] { file, $"{file}-wal", $"{file}-shm", $"{file}-journal" }.Where(File.Exists);
    }
}
