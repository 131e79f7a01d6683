using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Search;
using Shop.Domain.Persistence;
using Shop.Domain.Tests.Catalogue;

namespace Shop.Domain.Tests.Search;

/// <summary>The index follows an import product by product as long as that is the smaller part of the catalogue.</summary>
public sealed class ListingFollowTests : IDisposable
{
    private const int Products = 40;
    private readonly SqliteDatabase _database = new();
    private readonly Lists _lists;

    public ListingFollowTests()
    {
        _lists = new Lists(_database);
        _database.SaveAsync([Sample.Teas(), .. Enumerable.Range(1, Products).Select(number => Sample.Tea(number, $"Tea {number}"))])
            .GetAwaiter().GetResult();
        _lists.RebuildAsync().GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        _lists.Dispose();
        _database.Dispose();
    }

    [Fact]
    public async Task Some_products_that_changed_are_read_alone_and_most_of_them_with_all_others()
    {
        await RenameAsync(1, 20);
        Assert.False(_lists.IsAllStale);
        await RenameAsync(21, 21);
        Assert.True(_lists.IsAllStale);
        await _lists.FollowAsync();
        Assert.False(_lists.IsAllStale);
        Assert.Equal(21, (await FoundAsync()).Count(name => name.StartsWith("New", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_was_followed_is_listed_as_the_database_has_it()
    {
        await RenameAsync(1, 3);
        await using (var db = _database.NewContext())
        {
            var gone = Sample.Id(4);
            (await db.Set<Product>().SingleAsync(product => product.Id == gone)).Publish(false);
            db.Add(Sample.Tea(Products + 1, "Born"));
            await db.SaveChangesAsync();
        }

        Assert.False(_lists.IsAllStale);
        await _lists.FollowAsync();
        var names = await FoundAsync();
        Assert.Equal(["New 1", "New 2", "New 3"], names.Where(name => name.StartsWith("New", StringComparison.Ordinal)));
        Assert.Contains("Born", names);
        Assert.DoesNotContain("Tea 4", names);
        Assert.Equal(0, await _lists.FollowAsync());
    }

    [Fact]
    public async Task When_anything_may_have_changed_everything_is_read_again()
    {
        await _database.Changes.RaiseAsync(ContentChange.All);
        Assert.True(_lists.IsAllStale);
        await _lists.FollowAsync();
        Assert.False(_lists.IsAllStale);
    }

    private async Task RenameAsync(int from, int to)
    {
        await using var db = _database.NewContext();
        for (var number = from; number <= to; number++)
        {
            var id = Sample.Id(number);
            (await db.Set<Product>().SingleAsync(product => product.Id == id))
                .Translate("en", Sample.Text($"New {number}", $"tea-{number}"));
        }

        await db.SaveChangesAsync();
    }

    private async Task<List<string>> FoundAsync() =>
        [.. (await _lists.ReadAsync(new ListingQuery("en", Sort: ListingSort.Name, PageSize: ListingQuery.MaxPageSize)))
            .Cards.Select(card => card.Name)];
}
