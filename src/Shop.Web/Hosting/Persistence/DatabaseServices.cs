using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Shop.Domain.Persistence;

namespace Shop.Web.Hosting.Persistence;

internal static class DatabaseServices
{
    /// <summary>The one database, by the provider that the settings name.</summary>
    public static IServiceCollection AddShopDatabase(this IServiceCollection services, DatabaseSettings database)
    {
        var sqlite = database.Provider == DatabaseProvider.Sqlite;
        services.AddSingleton<TimeProvider>(provider => new ShopClock(provider.GetRequiredService<ShopSettings>().TimeZone));
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton(provider => new WriteGate(oneAtATime: sqlite, provider.GetRequiredService<OutboxSignal>())
        {
            WhenSlow = held => provider.GetRequiredService<ILogger<WriteGate>>().LogWarning("A write transaction held the database for {Milliseconds} ms.", (long)held.TotalMilliseconds),
        });
        services.AddSingleton<SqliteOwnership>();
        services.AddScoped<DatabaseStart>();
        return sqlite
            ? services.AddDbContext<ShopDbContext, SqliteShopDbContext>(options => options.UseSqlite(database.ConnectionString)
                // SQLite changes a table by copying it, with its foreign keys off, which no transaction can hold. It is told, but not as a fault.
                .ConfigureWarnings(warnings => warnings.Log((RelationalEventId.NonTransactionalMigrationOperationWarning, LogLevel.Information))))
            : services.AddDbContext<ShopDbContext, PostgresShopDbContext>(options => options.UseNpgsql(database.ConnectionString));
    }
}
