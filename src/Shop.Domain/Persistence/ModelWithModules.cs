using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Shop.Domain.Shared;

namespace Shop.Domain.Persistence;

/// <summary>The database's model when modules of other assemblies bring entities too: neither compiled nor cached.</summary>
public static class ModelWithModules
{
    /// <param name="modules">Those whose mappings are added to the domain's own.</param>
    public static IModel Build(bool sqlite, IReadOnlyList<ShopModule> modules)
    {
        using ShopDbContext context = sqlite
            ? new OnSqlite(Uncached<SqliteShopDbContext>().UseSqlite("Data Source=design.db").Options, modules)
            : new OnPostgres(Uncached<PostgresShopDbContext>().UseNpgsql("Host=design").Options, modules);
        return context.Model;
    }

    // EF caches models by the type of the context; another list of modules is another model of the same type.
    private static DbContextOptionsBuilder<T> Uncached<T>() where T : DbContext =>
        new DbContextOptionsBuilder<T>().EnableServiceProviderCaching(false);

    private static void MapAll(ModelBuilder model, IReadOnlyList<ShopModule> modules)
    {
        foreach (var module in modules) module.Map(model);
    }

    private sealed class OnSqlite(DbContextOptions<SqliteShopDbContext> options, IReadOnlyList<ShopModule> modules)
        : SqliteShopDbContext(options, new WriteGate(true, new OutboxSignal()))
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            base.OnModelCreating(modelBuilder);
            MapAll(modelBuilder, modules);
        }
    }

    private sealed class OnPostgres(DbContextOptions<PostgresShopDbContext> options, IReadOnlyList<ShopModule> modules)
        : PostgresShopDbContext(options, new WriteGate(false, new OutboxSignal()))
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            base.OnModelCreating(modelBuilder);
            MapAll(modelBuilder, modules);
        }
    }
}
