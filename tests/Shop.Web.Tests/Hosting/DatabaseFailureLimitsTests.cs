using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Persistence;
using Shop.Web.Hosting.Security;
using Xunit;

namespace Shop.Web.Tests.Hosting;

public sealed class DatabaseFailureLimitsTests
{
    [Fact]
    public async Task While_the_database_cannot_be_written_the_process_counts_for_itself()
    {
        using var gate = new WriteGate(oneAtATime: true, new OutboxSignal());
        var options = new DbContextOptionsBuilder<SqliteShopDbContext>().UseSqlite("Data Source=/nowhere/at/all/shop.db;Pooling=False")
            .Options;
        await using var services = new ServiceCollection().AddScoped<ShopDbContext>(_ => new SqliteShopDbContext(options, gate))
            .BuildServiceProvider();
        var limits = new DatabaseFailureLimits(
            services.GetRequiredService<IServiceScopeFactory>(), TimeProvider.System, new LocalFailureLimits(TimeProvider.System));
        var limit = limits.Create("test", 3, TimeSpan.FromMinutes(10));
        for (var failure = 0; failure < 3; failure++) Assert.True(await limit.TryTakeAsync("ana", default));
        Assert.False(await limit.TryTakeAsync("ana", default));
        await limit.ClearAsync("ana", default);
        Assert.True(await limit.TryTakeAsync("ana", default));
    }
}
