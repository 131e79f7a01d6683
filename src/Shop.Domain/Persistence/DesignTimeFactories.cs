using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Shop.Domain.Persistence;

/// <summary>Lets <c>dotnet ef</c> make SQLite migrations without starting the shop.</summary>
public sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteShopDbContext>
{
    public SqliteShopDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteShopDbContext>().UseSqlite("Data Source=design.db")
            .Options, new WriteGate(true, new OutboxSignal()));
}

/// <summary>Lets <c>dotnet ef</c> make PostgreSQL migrations without a server.</summary>
public sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresShopDbContext>
{
    public PostgresShopDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresShopDbContext>().UseNpgsql("Host=design")
            .Options, new WriteGate(false, new OutboxSignal()));
}
