using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Shop.Domain.Payments;
using Shop.TestKit;
using Stripe;

namespace Shop.Domain.Tests.Models;

/// <summary>Signed events whose texts are none: JSON can spell what PostgreSQL does not take and .NET does not read.</summary>
public sealed class HostileEventTests
{
    private const string Secret = "whsec_test";

    [Fact]
    public Task Sqlite_and_the_shop_agree_on_what_is_no_text() => JudgeAllAsync(new SqliteDatabase());

    [PostgresFact]
    public async Task Postgres_and_the_shop_agree_on_what_is_no_text() => await JudgeAllAsync(await PostgresDatabase.CreateAsync());

    private static async Task JudgeAllAsync(ITestDatabase database)
    {
        using (database)
        {
            foreach (var bad in new[] { "\\ud800", "a\\udc00b", "a\\u0000b" })
            {
                Assert.Equal(ReceivedEvent.Refused,
                    await ReceiveAsync(database, Event($"evt_{bad}", "charge.refunded", "2026-10-28.endive")));
                Assert.Equal(ReceivedEvent.Refused, await ReceiveAsync(database, Event("evt_1", $"charge.{bad}", "2026-10-28.endive")));
                // The version is only for people: the event counts without it, and so does one with nonsense beside what is read.
                Assert.Equal(ReceivedEvent.Stored,
                    await ReceiveAsync(database, Event($"evt_v{bad.Length}{bad[3]}", "charge.refunded", bad)));
                Assert.Equal(ReceivedEvent.Stored,
                    await ReceiveAsync(database,
                    $"{{\"id\":\"evt_n{bad.Length}{bad[3]}\",\"type\":\"moon.risen\",\"data\":{{\"object\":{{\"id\":\"{bad}\"}}}}}}"));
            }

            Assert.Equal(ReceivedEvent.Refused, await ReceiveAsync(database, "{\"\\ud800\":1,\"type\":\"x\"}"));
            await using var db = database.NewContext();
            Assert.All(await db.Set<StripeWebhookEvent>().AsNoTracking().ToListAsync(), stored => Assert.Null(stored.ApiVersion));
        }
    }

    private static string Event(string id, string type, string version) =>
        $"{{\"id\":\"{id}\",\"object\":\"event\",\"type\":\"{type}\",\"api_version\":\"{version}\",\"livemode\":false}}";

    private static async Task<ReceivedEvent> ReceiveAsync(ITestDatabase database, string body)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
        await using var db = database.NewContext();
        var receive = new ReceiveStripeEvent(db, new WebhookSecrets([Secret]), clock);
        return await receive.ExecuteAsync(Encoding.UTF8.GetBytes(body),
            EventUtility.GenerateSignatureHeader(body, Secret, clock.GetUtcNow().ToUnixTimeSeconds()), default);
    }
}
