using Microsoft.Data.Sqlite;

namespace Shop.Web.Hosting.Settings;

internal static class DatabaseSection
{
    private const string ConnectionKey = "ConnectionStrings:Shop";

    public static DatabaseSettings Read(SettingValues values, string dataPath)
    {
        var provider = values.Choice("Database:Provider", DatabaseProvider.Sqlite);
        var connection = values.Text(ConnectionKey);
        return provider == DatabaseProvider.Sqlite
            ? new DatabaseSettings(provider, Sqlite(connection ?? $"Data Source={Path.Combine(dataPath, "shop.db")}"))
            : new DatabaseSettings(provider, Postgres(connection));
    }

    private static string Sqlite(string connection)
    {
        try
        {
            var parts = new SqliteConnectionStringBuilder(connection);
            // A shared cache answers SQLITE_LOCKED to readers, and a database in memory is gone with its last connection (R57).
            var durable =
                parts is { Mode: SqliteOpenMode.ReadWriteCreate, Cache: SqliteCacheMode.Default, DataSource: not ("" or ":memory:") };
            if (durable) return parts.ConnectionString;
        }
        catch (ArgumentException)
        {
            // Falls through to the refusal: most likely PostgreSQL's connection string without its provider.
        }

        throw StartRefusedException.Because(ConnectionKey, "is not a valid SQLite file, but Database:Provider is Sqlite.");
    }

    private static string Postgres(string? connection)
    {
        if (connection is null) throw StartRefusedException.Because(ConnectionKey, "is missing, but Database:Provider is Postgres.");
        try
        {
            return new Npgsql.NpgsqlConnectionStringBuilder(connection) is { Host: not null } parts
                ? parts.ConnectionString
                : throw StartRefusedException.Because(ConnectionKey, "names no Host.");
        }
        catch (ArgumentException)
        {
            throw StartRefusedException.Because(ConnectionKey, "cannot be read as a PostgreSQL connection string.");
        }
    }
}
