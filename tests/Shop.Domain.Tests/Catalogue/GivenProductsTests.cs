using Microsoft.Extensions.Time.Testing;
using Shop.Domain.Catalogue;
using Shop.Domain.Recommendations;
using Shop.Domain.Tests.Persistence;

namespace Shop.Domain.Tests.Catalogue;

/// <summary>What is asked about given products costs the same in any size of catalogue: it finds them by their key.</summary>
public sealed class GivenProductsTests : IDisposable
{
    private readonly SqliteDatabase _database = new();

    public GivenProductsTests() =>
        _database.SaveAsync(Sample.Teas(), Sample.Tea(1, "Assam"), Sample.Tea(2, "Ceylon")).GetAwaiter().GetResult();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task Cards_are_found_by_the_products_ids()
    {
        var plans = new QueryPlans();
        await using var db = _database.NewContext(plans);
        using var kept = new CardCache(_database.Changes);
        Assert.Equal(2,
            (await new ProductCards(db, kept, new FakeTimeProvider(DateTimeOffset.UtcNow))
            .ReadAsync([Sample.Id(1), Sample.Id(2)], "en", default)).Count);
        AssertByKey(plans);
    }

    [Fact]
    public async Task A_page_is_found_by_the_sku_of_a_variant()
    {
        var plans = new QueryPlans();
        await using var db = _database.NewContext(plans);
        Assert.Equal("tea-2", await new ProductPage(db, new FakeTimeProvider(DateTimeOffset.UtcNow)).SlugOfAsync("TEA-2", "en", default));
        AssertByKey(plans);
    }

    [Fact]
    public async Task Whether_what_sells_is_listed_is_asked_of_each_and_not_of_all()
    {
        var plans = new QueryPlans();
        await using var db = _database.NewContext(plans);
        await new ProductPopularity(db, new NewestProducts(db)).NowAsync("en", 0, default);
        AssertByKey(plans);
    }

    private static void AssertByKey(QueryPlans plans)
    {
        Assert.NotEmpty(plans.Steps);
        Assert.DoesNotContain(plans.Steps, step => step.Contains("ShownIn", StringComparison.Ordinal));
        // The object mapper names the catalogue's tables c, c0, c1 …
        Assert.DoesNotContain(plans.Steps, step => step.StartsWith("SCAN c", StringComparison.Ordinal));
    }
}
