using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using Shop.Domain.Carts.Sql;
using Shop.Domain.Persistence;
using Shop.Domain.Persistence.Speed;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Hosting.Persistence;

internal static class DatabaseServices
{
    // Each that is kept keeps its connection open, with up to 10 MB of pages and statements.
    private const int SqliteContexts = 16;

    /// <summary>The one database, by the provider that the settings name.</summary>
    public static IServiceCollection AddShopDatabase(this IServiceCollection services, DatabaseSettings database,
        IReadOnlyList<ShopModule> modules)
    {
        var sqlite = database.Provider == DatabaseProvider.Sqlite;
        services.AddSingleton<TimeProvider>(provider => new ShopClock(provider.GetRequiredService<ShopSettings>().TimeZone));
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton(provider => new ChangeFeed
        {
            WhenFailed = failure =>
                provider.GetRequiredService<ILogger<ChangeFeed>>().LogError(failure, "Something was not told what changed."),
        });
        services.AddSingleton(provider => new WriteGate(oneAtATime: sqlite, provider.GetRequiredService<OutboxSignal>())
        {
            Changes = provider.GetRequiredService<ChangeFeed>(),
            WhenSlow = held => WarnOf(held, provider),
        });
        services.AddSingleton<SqliteOwnership>();
        services.AddScoped<DatabaseStart>().AddScoped<DatabaseMigration>().AddScoped<UpgradeBackup>().AddScoped<DatabaseCopy>()
            .AddSingleton<PostgresTools>();
        services.AddSingleton(provider => CountsOf(provider, database))
            .AddSingleton(provider => new Lazy<CartCounts>(provider.GetRequiredService<CartCounts>));
        if (sqlite) services.AddHostedService<SqliteChanges>();
        else services.AddHostedService<PostgresChanges>();
        return services.AddContexts(database, ModelOf(database.Provider, modules));
    }

    // Before the first request, and in a command that fills the database, nobody waits.
    private static void WarnOf(TimeSpan held, IServiceProvider provider)
    {
        if (provider.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.IsCancellationRequested)
            provider.GetRequiredService<ILogger<WriteGate>>()
                .LogWarning("A write transaction held the database for {Milliseconds} ms.", (long)held.TotalMilliseconds);
    }

    private static IServiceCollection AddContexts(this IServiceCollection services, DatabaseSettings database, Task<IModel> model) =>
        database.Provider == DatabaseProvider.Sqlite
            ? services.AddDbContextPool<ShopDbContext, SqliteShopDbContext>(
                options => SqliteShopDbContext.Prepare(options.UseSqlite(database.ConnectionString).UseModel(model.Result)), SqliteContexts)
            : services.AddDbContextPool<ShopDbContext, PostgresShopDbContext>(
                options => PostgresShopDbContext.Prepare(options.UseNpgsql(database.ConnectionString).UseModel(model.Result)));

    // Begun here, on another core, while the host is put together: it would take a third of the start to build.
    private static Task<IModel> ModelOf(DatabaseProvider provider, IReadOnlyList<ShopModule> modules)
    {
        var others = modules.Where(module => module.TablePrefixes.Count > 0 && module.GetType().Assembly != typeof(ShopDbContext).Assembly)
            .ToList();
        if (provider == DatabaseProvider.Sqlite && others.Count == 0) return SqliteModel.ReadAsync();
        return Task.Run(() => ModelWithModules.Build(provider == DatabaseProvider.Sqlite, others));
    }

    private static CartCounts CountsOf(IServiceProvider provider, DatabaseSettings database)
    {
        using var scope = provider.CreateScope();
        return new CartCounts(
            scope.ServiceProvider.GetRequiredService<ShopDbContext>(),
            database.Provider == DatabaseProvider.Sqlite
                ? () => new SqliteConnection(database.ConnectionString)
                : () => new NpgsqlConnection(database.ConnectionString));
    }
}
