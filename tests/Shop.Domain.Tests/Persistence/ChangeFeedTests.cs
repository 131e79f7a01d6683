using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Shop.Domain.Catalogue;
using Shop.Domain.Inventory;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Domain.Tests.Catalogue;
using Xunit;

namespace Shop.Domain.Tests.Persistence;

public sealed class ChangeFeedTests : IDisposable
{
    private static readonly string Tea = CatalogueTags.Product(Sample.Id(1));
    private readonly SqliteDatabase _database = new();
    private readonly List<ContentChange> _told = [];

    public ChangeFeedTests()
    {
        _database.SaveAsync(Sample.Teas(), Sample.Tea(1, "Sencha"), StockItem.Of("TEA-1", 6)).GetAwaiter().GetResult();
        _database.Changes.Subscribe(change =>
        {
            _told.Add(change);
            return ValueTask.CompletedTask;
        });
    }

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_new_price_is_told_once_it_can_be_read(bool inATransaction)
    {
        long? seen = null;
        _database.Changes.Subscribe(async _ =>
        {
            await using var other = _database.NewContext();
            seen = (await other.Set<Variant>().SingleAsync()).PriceMinor;
        });
        await using var db = _database.NewContext();
        if (inATransaction)
            await db.WriteAsync(async () => (await db.Set<Product>().SingleAsync())
                .Reprice("TEA-1", Money.Eur(1200), Sample.Opening.AddDays(1)));
        else
        {
            (await db.Set<Product>().SingleAsync()).Reprice("TEA-1", Money.Eur(1200), Sample.Opening.AddDays(1));
            await db.SaveChangesAsync();
        }

        Assert.Equal([Tea, CatalogueTags.Listings], Assert.Single(_told).Tags.Order(StringComparer.Ordinal).Reverse());
        Assert.Equal(1200, seen);
    }

    [Fact]
    public async Task A_renamed_category_is_told()
    {
        await using var db = _database.NewContext();
        (await db.Set<Category>().SingleAsync()).Translate("en", "Fine teas", "fine-teas", "");
        await db.SaveChangesAsync();
        Assert.Equal([CatalogueTags.Categories], Assert.Single(_told).Tags);
    }

    [Fact]
    public async Task What_is_rolled_back_is_not_told_then_nor_with_the_next_commit()
    {
        await using var db = _database.NewContext();
        await db.WriteAsync(async () => (await db.Set<Product>().SingleAsync())
            .Reprice("TEA-1", Money.Eur(1200), Sample.Opening.AddDays(1)), _ => false);
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.WriteAsync<bool>(async () =>
        {
            (await db.Set<Product>().SingleAsync()).Publish(false);
            await db.SaveChangesAsync();
            throw new InvalidOperationException("no");
        }));
        db.ChangeTracker.Clear();
        await db.WriteAsync(async () => (await db.Set<Category>().SingleAsync()).Translate("en", "Fine teas", "fine-teas", ""));
        Assert.Equal([CatalogueTags.Categories], Assert.Single(_told).Tags);
    }

    [Fact]
    public async Task Stock_is_told_only_when_pages_show_the_difference_and_costs_one_statement_else()
    {
        // 6 → 5 → 3 (few) → 2 → 0 (sold out) → 1 → 50 → 49, each but the first and the last.
        int[] changes = [-1, -2, -1, -2, 1, 49, -1];
        var statements = new List<string>();
        foreach (var by in changes)
        {
            await using var db = _database.NewContext(statements.Add);
            statements.Clear();
            Assert.True(await new ChangeStock(db, new PublishBackInStock(db, new FakeTimeProvider()), new FakeTimeProvider())
                .ExecuteAsync("TEA-1", by, "adjusted", default));
        }

        Assert.Equal(5, _told.Count);
        Assert.All(_told, change => Assert.Equal([Tea], change.Tags));
        // The last one: the update and the ledger's line.
        Assert.Equal(2, statements.Count);
    }

    [Fact]
    public async Task A_listener_that_fails_keeps_neither_the_write_nor_the_other_listeners_from_going_on()
    {
        var told = 0;
        _database.Changes.Subscribe(_ => throw new IOException("broken"));
        _database.Changes.Subscribe(_ =>
        {
            told++;
            return ValueTask.CompletedTask;
        });
        await using var db = _database.NewContext();
        (await db.Set<Product>().SingleAsync()).Publish(false);
        await db.SaveChangesAsync();
        Assert.Equal(1, told);
    }

    [Fact]
    public void A_message_is_read_by_others_alone_and_a_large_or_garbled_one_means_everything()
    {
        var (own, other) = (Guid.NewGuid(), Guid.NewGuid());
        Assert.Null(ChangeMessage.Read(own, ChangeMessage.Of(own, ["a"])));
        Assert.Equal(["a", "b"], ChangeMessage.Read(own, ChangeMessage.Of(other, ["a", "b"]))!.Tags);
        var large = ChangeMessage.Of(other, [.. Enumerable.Range(0, 2000).Select(number => $"product:{number}")]);
        Assert.True(large.Length < 8000);
        Assert.True(ChangeMessage.Read(own, large)!.Everything);
        Assert.True(ChangeMessage.Read(own, "")!.Everything);
    }
}
