using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.TestKit;
using Shop.Web.Hosting.Settings;
using Xunit;

namespace Shop.Web.Tests.Hosting;

/// <summary>A command that writes to the file beside the running shop.</summary>
[Collection(nameof(HostedShop))]
public sealed class SqliteChangesTests(HostedShop shop)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task What_another_process_changed_makes_all_stale_and_what_the_shop_changed_itself_only_its_tags()
    {
        var told = new List<ContentChange>();
        var feed = shop.Services.GetRequiredService<ChangeFeed>();
        feed.Subscribe(change =>
        {
            // The index of the lists tells when it was rebuilt, which it is each time that all is stale.
            lock (told) if (change.Everything || !change.Tags.Contains(CatalogueTags.Listings)) told.Add(change);
            return ValueTask.CompletedTask;
        });

        using var beside = new WriteGate(oneAtATime: true, new OutboxSignal());
        var options = new DbContextOptionsBuilder<SqliteShopDbContext>()
            .UseSqlite(shop.Services.GetRequiredService<DatabaseSettings>().ConnectionString).Options;
        await using (var other = new SqliteShopDbContext(options, beside)) await MoveAsync(other);
        await Eventually.TrueAsync(() => Task.FromResult(Told(told).Any(change => change.Everything)), Patience, "nothing was noticed");

        lock (told) told.Clear();
        await using (var scope =
            shop.Services.CreateAsyncScope()) await MoveAsync(scope.ServiceProvider.GetRequiredService<ShopDbContext>());
        Assert.Equal([CatalogueTags.Categories], Assert.Single(Told(told)).Tags);
        // Another process's change comes last, so that a mistaken "everything" for our own would have come before it.
        await using (var other = new SqliteShopDbContext(options, beside)) await MoveAsync(other);
        await Eventually.TrueAsync(() => Task.FromResult(Told(told).Count > 1), Patience, "nothing was noticed");
        Assert.Equal(2, Told(told).Count);
    }

    private static List<ContentChange> Told(List<ContentChange> told)
    {
        lock (told) return [.. told];
    }

    private static async Task MoveAsync(ShopDbContext db)
    {
        var category = await db.Set<Category>().FirstAsync();
        category.MoveTo(category.Position);
        await db.SaveChangesAsync();
    }
}
