namespace Shop.TestKit;

/// <summary>
/// What a shop's first start makes: the demo's catalogue in an SQLite file or a PostgreSQL database. Made once in each test
/// run (<see cref="TestRun"/>) by the real program; the other tests begin with a copy, which takes milliseconds instead of seconds.
/// </summary>
public static class DemoData
{
    private static readonly Lazy<Task<string>> Folder = new(MakeFolderAsync);
    private static readonly Lazy<Task<string>> Database = new(MakeDatabaseAsync);

    /// <summary>Copies the data folder into an empty one.</summary>
    public static async Task CopyToAsync(string folder)
    {
        var made = await Folder.Value;
        foreach (var path in Directory.EnumerateDirectories(made, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(Path.Combine(folder, Path.GetRelativePath(made, path)));
        foreach (var file in Directory.EnumerateFiles(made, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(folder, Path.GetRelativePath(made, file)));
    }

    /// <summary>A database of the run's server that a shop has already filled.</summary>
    /// <returns>Its connection string.</returns>
    public static async Task<string> CopyDatabaseAsync() =>
        await (await PostgresServer.SharedAsync()).CreateDatabaseAsync(await Database.Value);

    private static Task<string> MakeFolderAsync() => TestRun.OnceAsync("demo-files", async () =>
    {
        var folder = Directory.CreateTempSubdirectory("shop-demo-").FullName;
        await StartOnceAsync(new ShopSettings { DataPath = folder });
        return folder;
    }, folder => Directory.Delete(folder, recursive: true));

    private static Task<string> MakeDatabaseAsync() => TestRun.OnceAsync("demo-database", async () =>
    {
        var connection = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        await StartOnceAsync(new ShopSettings().OnPostgres(connection));
        return connection;
    });

    // Stopped in an orderly way: the file then holds all, and the database has no connections that a copy would wait for.
    private static async Task StartOnceAsync(ShopSettings settings)
    {
        await using var shop = await ShopProcess.StartAsync(settings);
        if (await shop.StopAsync() != 0) throw new InvalidOperationException($"The shop did not stop well.\n{shop.Output}");
    }
}
