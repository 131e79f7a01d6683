using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Web.Hosting.Persistence;

internal static class DatabaseServices
{
    /// <summary>The one database, by the provider that the settings name.</summary>
    public static IServiceCollection AddShopDatabase(this IServiceCollection services, DatabaseSettings database)
    {
        var sqlite = database.Provider == DatabaseProvider.Sqlite;
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton(provider => new ChangeFeed
        {
            WhenFailed = failure => provider.GetRequiredService<ILogger<ChangeFeed>>().LogError(failure, "Something was not told what changed."),
        });
        services.AddSingleton(provider => new WriteGate(oneAtATime: sqlite, provider.GetRequiredService<OutboxSignal>())
        {
            Changes = provider.GetRequiredService<ChangeFeed>(),
            WhenSlow = held => provider.GetRequiredService<ILogger<WriteGate>>().LogWarning("A write transaction held the database for {Milliseconds} ms.", (long)held.TotalMilliseconds),
        });
        services.AddSingleton<SqliteOwnership>();
        services.AddScoped<DatabaseStart>();
        if (sqlite) services.AddHostedService<SqliteChanges>();
        else services.AddHostedService<PostgresChanges>();
        return sqlite
            ? services.AddDbContext<ShopDbContext, SqliteShopDbContext>(options => options.UseSqlite(database.ConnectionString))
            : services.AddDbContext<ShopDbContext, PostgresShopDbContext>(options => options.UseNpgsql(database.ConnectionString));
    }
}
