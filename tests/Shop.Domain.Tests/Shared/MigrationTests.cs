using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Shop.Domain.Persistence;
using Shop.TestKit;

namespace Shop.Domain.Tests.Shared;

public class MigrationTests
{
    [Fact]
    public void The_model_has_not_drifted_from_the_migrations_of_either_database()
    {
        using var sqlite = new SqliteDesignTimeFactory().CreateDbContext([]);
        using var postgres = new PostgresDesignTimeFactory().CreateDbContext([]);
        Assert.False(sqlite.Database.HasPendingModelChanges(), "SQLite: run src/Shop.Domain/Persistence/regenerate");
        Assert.False(postgres.Database.HasPendingModelChanges(), "PostgreSQL: run src/Shop.Domain/Persistence/regenerate");
    }

    [Fact]
    public void A_start_knows_how_many_migrations_there_are_and_the_newest()
    {
        using var sqlite = new SqliteDesignTimeFactory().CreateDbContext([]);
        using var postgres = new PostgresDesignTimeFactory().CreateDbContext([]);
        Assert.Equal((sqlite.Database.GetMigrations().Count(), sqlite.Database.GetMigrations().Last()), sqlite.Migrations);
        Assert.Equal((postgres.Database.GetMigrations().Count(), postgres.Database.GetMigrations().Last()), postgres.Migrations);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public void The_migrations_hold_the_sql_of_the_modules_word_for_word(string provider)
    {
        Migration migration = provider == "Sqlite"
            ? new Domain.Persistence.Migrations.Sqlite.Initial()
            : new Domain.Persistence.Migrations.Postgres.Initial();
        var files = Directory.GetFiles(Path.Combine(RepositoryPaths.Root, "src", "Shop.Domain"), $"*.{provider}.sql",
            SearchOption.AllDirectories);
        var written = string.Join('\n', files.Order(StringComparer.Ordinal).Select(File.ReadAllText)).TrimEnd('\n');
        Assert.NotEmpty(written);
        Assert.Equal(written, Assert.Single(migration.UpOperations.OfType<SqlOperation>()).Sql);
    }

    [Fact]
    public async Task The_migrations_make_a_whole_sqlite_database_from_nothing_with_the_safe_pragmas()
    {
        var path = Path.Combine(Path.GetTempPath(), $"shop-migrate-{Guid.NewGuid():N}.db");
        try
        {
            var options = new DbContextOptionsBuilder<SqliteShopDbContext>().UseSqlite($"Data Source={path};Pooling=False").Options;
            using var gate = new WriteGate(oneAtATime: true, new OutboxSignal());
            await using var db = new SqliteShopDbContext(options, gate);
            await db.Database.MigrateAsync();
            Assert.Equal(0, await db.Set<OutboxMessage>().CountAsync());
            await db.Database.OpenConnectionAsync();
            Assert.Equal("wal", await PragmaAsync(db, "journal_mode"));
            Assert.Equal("2", await PragmaAsync(db, "synchronous"));
            Assert.Equal("1", await PragmaAsync(db, "foreign_keys"));
            Assert.Equal("5000", await PragmaAsync(db, "busy_timeout"));
        }
        finally
        {
            foreach (var ending in new[] { "", "-wal", "-shm" }) File.Delete(path + ending);
        }
    }

    private static async Task<string?> PragmaAsync(SqliteShopDbContext db, string name)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = name switch
        {
            "journal_mode" => "PRAGMA journal_mode", "synchronous" => "PRAGMA synchronous", "foreign_keys" => "PRAGMA foreign_keys",
            _ => "PRAGMA busy_timeout",
        };
        return (await command.ExecuteScalarAsync())?.ToString();
    }
}
