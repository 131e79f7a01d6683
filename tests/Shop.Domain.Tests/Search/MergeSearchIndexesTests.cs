using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Search.Sql;
using Xunit;

namespace Shop.Domain.Tests.Persistence;

public sealed class MergeSearchIndexesTests : IDisposable
{
    private const string Index = "search_head_en";
    private readonly SqliteDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task An_index_in_many_parts_becomes_one_part_that_finds_the_same()
    {
        await using var db = _database.NewContext();
        await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys=OFF");
        await db.Database.ExecuteSqlRawAsync($"INSERT INTO {Index}({Index}, rank) VALUES ('automerge', 0)");
        // Each its own transaction, and so a part of its own.
        for (var number = 1; number <= 12; number++) await AddAsync(db, number);
        await db.Database.ExecuteSqlRawAsync("DELETE FROM search_entry WHERE \"Number\" = 3");
        Assert.InRange(await PartsAsync(db), 5, 20);

        await new MergeSearchIndexes(db).ExecuteAsync(default);

        Assert.Equal(1, await PartsAsync(db));
        var found = await new TextSearch(db).FindAsync(new TextQuery("en", [[new TextTerm("tea")]]), 100, 1, default);
        Assert.Equal([1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12], found.Select(hit => hit.Number));
        await AddAsync(db, 13);
        Assert.Equal(13,
            Assert.Single(await new TextSearch(db).FindAsync(new TextQuery("en", [[new TextTerm("number13")]]), 100, 1, default)).Number);
    }

    [Fact]
    public async Task An_index_in_few_parts_is_left_alone()
    {
        await using var db = _database.NewContext();
        await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys=OFF");
        for (var number = 1; number <= 2; number++) await AddAsync(db, number);
        await new MergeSearchIndexes(db).ExecuteAsync(default);
        Assert.Equal(2, await PartsAsync(db));
    }

    private static Task<int> AddAsync(SqliteShopDbContext db, int number) => db.Database.ExecuteSqlAsync(
        $"""INSERT INTO search_entry ("Number", "ProductId", "Culture", "Form", "NameText", "LabelText", "BodyText", "Words") VALUES ({number}, {"p" + number}, 'en', 1, {"tea number" + number}, '', '', '')""");

    private static Task<int> PartsAsync(SqliteShopDbContext db) =>
        db.Database.SqlQueryRaw<int>($"SELECT count(DISTINCT segid) AS \"Value\" FROM {Index}_idx").SingleAsync();
}
