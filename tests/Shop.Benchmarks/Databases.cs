using Shop.TestKit;

namespace Shop.Benchmarks;

/// <summary>The database that a run is to use.</summary>
internal static class Databases
{
    // Measured is the merchant's own program, not the one that tests may kill.
    private static ShopSettings Merchants => new ShopSettings() { Binary = RepositoryPaths.WebBinary }.WithoutCheckoutLimits();

    /// <returns>The shop's settings, and PostgreSQL's connection string (null for SQLite).</returns>
    /// <exception cref="ArgumentException">Neither sqlite nor postgres.</exception>
    public static async Task<(ShopSettings Settings, string? Postgres)> SettingsAsync(string database)
    {
        if (database == "sqlite") return (Merchants, null);
        if (database != "postgres") throw new ArgumentException($"'{database}' is neither sqlite nor postgres.");
        var connection = await DemoData.CopyDatabaseAsync();
        return (Merchants.OnPostgres(connection), connection);
    }
}
