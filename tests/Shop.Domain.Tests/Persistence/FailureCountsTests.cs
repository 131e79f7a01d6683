using Shop.Domain.Persistence;
using Shop.TestKit;
using Xunit;

namespace Shop.Domain.Tests.Persistence;

public sealed class FailureCountsTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    [Fact]
    public Task A_hundred_tries_at_once_get_the_numbers_one_to_a_hundred_on_SQLite() => CountAtOnceAsync(new SqliteDatabase());

    [PostgresFact]
    public async Task A_hundred_tries_at_once_get_the_numbers_one_to_a_hundred_on_PostgreSQL() =>
        await CountAtOnceAsync(await PostgresDatabase.CreateAsync());

    [Fact]
    public Task A_count_ends_with_its_span_and_what_is_given_back_does_not_count_on_SQLite() => SpanAsync(new SqliteDatabase());

    [PostgresFact]
    public async Task A_count_ends_with_its_span_and_what_is_given_back_does_not_count_on_PostgreSQL() =>
        await SpanAsync(await PostgresDatabase.CreateAsync());

    private static async Task CountAtOnceAsync(ITestDatabase database)
    {
        using (database)
        {
            var numbers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(async () =>
            {
                await using var db = database.NewContext();
                return await db.CountAsync("sign-in:ana", Now, Window, default);
            })));
            Assert.Equal(Enumerable.Range(1, 100), numbers.Order());
        }
    }

    private static async Task SpanAsync(ITestDatabase database)
    {
        using (database)
        {
            await using var db = database.NewContext();
            Assert.Equal(1, await db.CountAsync("a", Now, Window, default));
            Assert.Equal(2, await db.CountAsync("a", Now + TimeSpan.FromMinutes(9), Window, default));
            Assert.Equal(1, await db.CountAsync("a", Now + Window, Window, default));
            await db.UncountAsync("a", Now + Window, default);
            await db.UncountAsync("a", Now + Window, default);
            Assert.Equal(1, await db.CountAsync("a", Now + Window, Window, default));
            Assert.Equal(1, await db.CountAsync("b", Now, Window, default));
            Assert.Equal(1, await db.ForgetCountsAsync(Now + Window, default));
            await db.ClearCountAsync("a", default);
            Assert.Equal(1, await db.CountAsync("a", Now + Window, Window, default));
        }
    }
}
