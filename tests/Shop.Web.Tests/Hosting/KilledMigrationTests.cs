using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.TestKit;
using Xunit;
using Xunit.Abstractions;

namespace Shop.Web.Tests.Hosting;

/// <summary>The program is killed in the middle of a migration, again and again, at a later command each time (R64).</summary>
public sealed class KilledMigrationTests(ITestOutputHelper output) : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("shop-migration-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public Task Killed_while_the_database_is_made_from_nothing_the_next_start_makes_it_whole() =>
        KillAsync(null, commandsBetween: 40, leastKills: 3);

    [PostgresFact]
    public async Task Killed_while_a_postgres_database_is_made_from_nothing_the_next_start_makes_it_whole() =>
        await KillAsync(await (await PostgresServer.SharedAsync()).CreateDatabaseAsync(), commandsBetween: 60, leastKills: 3);

    private async Task KillAsync(string? postgres, int commandsBetween, int leastKills)
    {
        Assert.True(File.Exists(RepositoryPaths.CrashBinary), "tests/publish makes the program that can be told to die");
        var kills = 0;
        // A run that gets through has migrated: from there on the database is up to date, and nothing is left to be cut.
        while (await IsPendingAsync(postgres) && (await VerifyAsync(postgres, $"command:{1 + (kills * commandsBetween)}")).ExitCode != 0)
            kills++;
        output.WriteLine($"{kills} kills");
        Assert.True(kills >= leastKills, $"only {kills} kills");
        var verified = await VerifyAsync(postgres, null);
        Assert.True(verified.ExitCode == 0, verified.Output);
        Assert.False(await IsPendingAsync(postgres));
    }

    private Task<CommandResult> VerifyAsync(string? postgres, string? dieAt)
    {
        var start = new ProcessStartInfo("dotnet", [RepositoryPaths.CrashBinary, "verify"]) { WorkingDirectory =
            RepositoryPaths.ContentRootOf(RepositoryPaths.CrashBinary) };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Shop__DataPath"] = _data;
        if (postgres is not null)
            (start.Environment["Database__Provider"], start.Environment["ConnectionStrings__Shop"]) = ("Postgres", postgres);
        if (dieAt is not null) start.Environment["SHOP_CRASH_AT"] = dieAt;
        return Command.RunAsync(start, null);
    }

    private Task<bool> IsPendingAsync(string? postgres) =>
        InContextAsync(postgres, async db => (await db.Database.GetPendingMigrationsAsync()).Any());

    private async Task<T> InContextAsync<T>(string? postgres, Func<ShopDbContext, Task<T>> ask)
    {
        using var gate = new WriteGate(oneAtATime: postgres is null, new OutboxSignal());
        await using ShopDbContext db = postgres is null
            ? new SqliteShopDbContext(new DbContextOptionsBuilder<SqliteShopDbContext>()
                .UseSqlite($"Data Source={Path.Combine(_data, "shop.db")};Pooling=False").Options, gate)
            : new PostgresShopDbContext(new DbContextOptionsBuilder<PostgresShopDbContext>().UseNpgsql($"{postgres};Pooling=False")
                .Options, gate);
        return await ask(db);
    }
}
