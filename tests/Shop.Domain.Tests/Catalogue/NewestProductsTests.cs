using Shop.Domain.Catalogue;
using Shop.Domain.Tests.Persistence;

namespace Shop.Domain.Tests.Catalogue;

public sealed class NewestProductsTests : IDisposable
{
    private readonly SqliteDatabase _database = new();

    public NewestProductsTests() => _database.SaveAsync(
        Sample.Teas(), Sample.Tea(1, "Assam"), Sample.Tea(2, "Ceylon"), Sample.Tea(3, "Nepal"), Sample.Tea(4, "Draft").Publish(false))
            .GetAwaiter().GetResult();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task They_come_newest_first_without_drafts_and_what_was_excepted()
    {
        await using var db = _database.NewContext();
        var newest = new NewestProducts(db);
        var all = await newest.ReadAsync("en", 10, [], default);
        Assert.Equal([Sample.Id(3), Sample.Id(2), Sample.Id(1)], all);
        Assert.Equal([Sample.Id(3), Sample.Id(1)], await newest.ReadAsync("en", 2, [Sample.Id(2)], default));
        Assert.Empty(await newest.ReadAsync("xx", 10, [], default));
    }

    [Fact]
    public async Task They_are_read_off_an_index_and_not_sorted_so_that_a_large_shop_starts_as_fast()
    {
        var plans = new QueryPlans();
        await using var db = _database.NewContext(plans);
        await new NewestProducts(db).ReadAsync("en", 4, [Sample.Id(2)], default);
        Assert.Contains(plans.Steps, step => step.Contains("ShownIn", StringComparison.Ordinal));
        Assert.DoesNotContain(plans.Steps, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }
}
