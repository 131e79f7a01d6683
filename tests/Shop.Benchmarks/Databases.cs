using Shop.TestKit;

namespace Shop.Benchmarks;

/// <summary>The database that a run is to use.</summary>
internal static class Databases
{
    /// <exception cref="ArgumentException">Neither sqlite nor postgres.</exception>
    public static async Task<ShopSettings> SettingsAsync(string database) => database switch
    {
        "sqlite" => new ShopSettings(),
        "postgres" => new ShopSettings().OnPostgres(await (await PostgresServer.SharedAsync()).CreateDatabaseAsync()),
        _ => throw new ArgumentException($"'{database}' is neither sqlite nor postgres."),
    };
}
