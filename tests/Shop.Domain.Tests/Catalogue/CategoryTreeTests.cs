using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Search;
using Shop.Domain.Tests.Search;
using Xunit;

namespace Shop.Domain.Tests.Catalogue;

public sealed class CategoryTreeTests : IDisposable
{
    private readonly SqliteDatabase _database = new();

    [Fact]
    public async Task A_category_lists_what_lies_in_its_parts_and_a_part_lists_its_own_only()
    {
        await StoreAsync("ware", "cups", "bowls");
        await _database.SaveAsync(Sample.Tea(1, "Pot", category: "ware"), Sample.Tea(2, "Cup", category: "cups"),
            Sample.Tea(3, "Bowl", category: "bowls"));
        await MoveAsync("cups", "ware");
        await MoveAsync("bowls", "cups");
        Assert.Equal(3, await CountAsync("ware"));
        Assert.Equal(2, await CountAsync("cups"));
        Assert.Equal(1, await CountAsync("bowls"));
        Assert.Equal(0, await CountAsync("none"));
    }

    [Fact]
    public async Task A_category_is_never_below_itself_nor_deeper_than_four()
    {
        await StoreAsync("a", "b", "c", "d", "e");
        Assert.Null(await MoveAsync("b", "a"));
        Assert.Null(await MoveAsync("c", "b"));
        Assert.Equal(CategoryRefusal.BelowItself, await MoveAsync("a", "c"));
        Assert.Equal(CategoryRefusal.BelowItself, await MoveAsync("a", "a"));
        Assert.Equal(CategoryRefusal.UnknownParent, await MoveAsync("a", "x"));
        Assert.Null(await MoveAsync("e", "d"));
        Assert.Equal(CategoryRefusal.TooDeep, await MoveAsync("d", "c"));
        Assert.Null(await MoveAsync("d", "b"));
        Assert.Null(await MoveAsync("d", null));
    }

    [Fact]
    public async Task Two_moves_in_the_same_moment_never_make_a_ring()
    {
        await StoreAsync("a", "b");
        var answers = await Task.WhenAll(MoveAsync("a", "b"), MoveAsync("b", "a"));
        Assert.Equal([null, CategoryRefusal.BelowItself], answers.Order());
    }

    [Fact]
    public async Task A_category_with_parts_cannot_be_deleted()
    {
        await StoreAsync("a", "b");
        await MoveAsync("b", "a");
        await using var db = _database.NewContext();
        await Assert.ThrowsAnyAsync<Exception>(() => db.Set<Category>().Where(category => category.Code == "a").ExecuteDeleteAsync());
    }

    [Fact]
    public void A_ring_that_somebody_wrote_into_the_database_does_not_hang_the_shop()
    {
        var tree = new CategoryTree([("a", "b"), ("b", "a")]);
        Assert.Equal(["b", "a"], tree.PathTo("a"));
        Assert.Equal(["a", "b"], tree.Within("a"));
    }

    public void Dispose() => _database.Dispose();

    private Task StoreAsync(params string[] codes) =>
        _database.SaveAsync([.. codes.Select((code, index) => Category.Create(code, index).Translate("en", code, code, ""))]);

    private async Task<CategoryRefusal?> MoveAsync(string code, string? parent)
    {
        await using var db = _database.NewContext();
        return await new MoveCategory(db).ExecuteAsync(code, parent, CancellationToken.None);
    }

    private async Task<int> CountAsync(string slug)
    {
        using var lists = new Lists(_database);
        return (await lists.ReadAsync(new ListingQuery("en", slug))).TotalCount;
    }
}
