using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Tests.Shared;

public class MigrationTests
{
    [Fact]
    public void The_model_has_not_drifted_from_the_migrations_of_either_database()
    {
        using var sqlite = new SqliteDesignTimeFactory().CreateDbContext([]);
        using var postgres = new PostgresDesignTimeFactory().CreateDbContext([]);
        Assert.False(sqlite.Database.HasPendingModelChanges(), "SQLite: run dotnet ef migrations add … --context SqliteShopDbContext");
        Assert.False(postgres.Database.HasPendingModelChanges(), "PostgreSQL: run dotnet ef migrations add … --context PostgresShopDbContext");
    }

    [Fact]
    public void A_start_knows_how_many_migrations_there_are_and_the_newest()
    {
        using var sqlite = new SqliteDesignTimeFactory().CreateDbContext([]);
        using var postgres = new PostgresDesignTimeFactory().CreateDbContext([]);
        Assert.Equal((sqlite.Database.GetMigrations().Count(), sqlite.Database.GetMigrations().Last()), sqlite.Migrations);
        Assert.Equal((postgres.Database.GetMigrations().Count(), postgres.Database.GetMigrations().Last()), postgres.Migrations);
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

    [Fact]
    public async Task Products_that_were_there_before_the_index_of_names_are_found_by_it_afterwards()
    {
        var path = Path.Combine(Path.GetTempPath(), $"shop-migrate-{Guid.NewGuid():N}.db");
        try
        {
            using var gate = new WriteGate(oneAtATime: true, new OutboxSignal());
            await using var db = new SqliteShopDbContext(new DbContextOptionsBuilder<SqliteShopDbContext>().UseSqlite($"Data Source={path};Pooling=False").Options, gate);
            await db.Database.MigrateAsync("20261127113153_ImportPictures");
            // What a shop of that day had: one index for all, whose words had places.
            await db.Database.ExecuteSqlRawAsync("""
                PRAGMA foreign_keys=OFF;
                DROP TRIGGER catalogue_search_en_added; DROP TABLE catalogue_search_head_en; DROP TABLE catalogue_search_en;
                CREATE VIRTUAL TABLE catalogue_search_en USING fts5("NameText", "LabelText", "BodyText", content='catalogue_search_entry', content_rowid='Number', detail=column);
                INSERT INTO catalogue_search_entry ("ProductId", "Culture", "Form", "NameText", "LabelText", "BodyText", "Words") VALUES ('a', 'en', 1, 'green tea', '', 'steamed', ''), ('b', 'es', 1, 'verde', '', '', '');
                INSERT INTO catalogue_search_en(rowid, "NameText", "LabelText", "BodyText") SELECT "Number", "NameText", "LabelText", "BodyText" FROM catalogue_search_entry WHERE "Culture" = 'en';
                """);
            await db.Database.MigrateAsync();
            Assert.Equal([new TextHit(1, InText: false)], await FoundAsync(db, "en", "green"));
            Assert.Equal([new TextHit(1, InText: true)], await FoundAsync(db, "en", "steamed"));
            Assert.Equal([new TextHit(2, InText: false)], await FoundAsync(db, "es", "verde"));
            Assert.Empty(await FoundAsync(db, "en", "verde"));
            await db.Database.ExecuteSqlRawAsync("UPDATE catalogue_search_entry SET \"NameText\" = 'black tea' WHERE \"Number\" = 1");
            Assert.Empty(await FoundAsync(db, "en", "green"));
            Assert.Equal([new TextHit(1, InText: false)], await FoundAsync(db, "en", "black"));
        }
        finally
        {
            foreach (var ending in new[] { "", "-wal", "-shm" }) File.Delete(path + ending);
        }
    }

    private static Task<List<TextHit>> FoundAsync(SqliteShopDbContext db, string culture, string word) =>
        new TextSearch(db).FindAsync(new TextQuery(culture, [[new TextTerm(word)]]), 10, 10, default);

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
