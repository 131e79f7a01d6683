using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Search.Sql;
using Shop.Domain.Tests.Catalogue;
using Xunit;

namespace Shop.Domain.Tests.Search;

public sealed class EntryCacheTests : IDisposable
{
    private readonly SqliteDatabase _database = new();
    private readonly EntryCache _kept;

    public EntryCacheTests() => _kept = new EntryCache(_database.Changes, CatalogueTags.Listings);

    public void Dispose()
    {
        _kept.Dispose();
        _database.Dispose();
    }

    [Fact]
    public async Task Words_that_were_asked_for_twice_are_answered_without_the_database()
    {
        await _database.SaveAsync(Sample.Teas(), Sample.Tea(1, "Green Uji"), Sample.Tea(2, "Green Kyoto"), Sample.Tea(3, "Black Uji"));
        for (var time = 0; time < 2; time++) Assert.Single(await AskAsync("green", "uji"));
        await using var db = _database.NewContext();
        await db.Database.ExecuteSqlRawAsync("DROP TABLE search_head_en");
        Assert.Single(await AskAsync("green", "uji"));
        Assert.Equal(2, (await AskAsync("green")).Count);
        await Assert.ThrowsAsync<SqliteException>(() => AskAsync("black"));
    }

    [Fact]
    public async Task A_word_that_is_new_narrows_kept_ones_and_is_narrowed_by_them()
    {
        await _database.SaveAsync(Sample.Teas(), Sample.Tea(1, "Green Uji"), Sample.Tea(2, "Green Kyoto"), Sample.Tea(3, "Black Uji"));
        for (var time = 0; time < 3; time++) await AskAsync("uji");
        Assert.Single(await AskAsync("black", "uji"));
        Assert.Empty(await AskAsync("white", "uji"));
    }

    [Fact]
    public async Task A_product_that_comes_goes_or_is_renamed_is_found_by_kept_words_at_once()
    {
        await _database.SaveAsync(Sample.Teas(), Sample.Tea(1, "Green Uji"));
        for (var time = 0; time < 3; time++) await AskAsync("uji");
        await _database.SaveAsync(Sample.Tea(2, "Black Uji"));
        Assert.Equal(2, (await AskAsync("uji")).Count);
        for (var time = 0; time < 3; time++) await AskAsync("uji");
        await using (var db = _database.NewContext())
        {
            var edit = new EditProduct(db);
            var product = (await edit.FindAsync("tea-1", default))!;
            await edit.ChangeAsync(product.Code, product.Version,
                tea => tea.Translate("en", new ProductText("Green Kyoto", "green-kyoto", "", "", "")), default);
        }

        Assert.Single(await AskAsync("uji"));
    }

    [Fact]
    public async Task No_more_than_wanted_are_found_from_memory_either()
    {
        await _database.SaveAsync(
            [Sample.Teas(), .. Enumerable.Range(1, 9).Select(number => Sample.Tea(number, $"Green tea{number % 3}"))]);
        for (var time = 0; time < 3; time++) Assert.Equal(4, (await AskAsync(4, "green")).Count);
        Assert.Equal(2, (await AskAsync(2, "tea1", "green")).Count);
        Assert.Equal(3, (await AskAsync(4, "tea2", "green")).Count);
    }

    private Task<List<TextHit>> AskAsync(params string[] words) => AskAsync(100, words);

    private async Task<List<TextHit>> AskAsync(int most, params string[] words)
    {
        await using var db = _database.NewContext();
        var query = new TextQuery("en", [.. words.Select(word => new[] { new TextTerm(word) })]);
        return await new TextSearch(db, _kept).FindAsync(query, most, few: 0, default);
    }
}
