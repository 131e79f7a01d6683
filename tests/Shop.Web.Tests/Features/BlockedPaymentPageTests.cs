using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Payments;
using Shop.Web.Hosting.Security;
using Shop.Web.Hosting.Settings;
using Xunit;

namespace Shop.Web.Tests.Features;

/// <summary>Stripe's payment pages on a domain of the merchant's own, and what browsers are allowed to follow.</summary>
public sealed class BlockedPaymentPageTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"shop-pay-{Guid.NewGuid():N}.db");
    private readonly WriteGate _gate = new(oneAtATime: true, new OutboxSignal());
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

    public BlockedPaymentPageTests()
    {
        using var db = NewContext();
        db.Database.EnsureCreated();
    }

    public void Dispose()
    {
        _gate.Dispose();
        foreach (var ending in new[] { "", "-wal", "-shm" }) File.Delete(_path + ending);
    }

    [Theory]
    [InlineData(null, "https://checkout.stripe.com/c/pay/cs_1", true)]
    [InlineData(null, "https://pay.tea.example/c/pay/cs_1", false)]
    [InlineData("https://pay.tea.example", "https://pay.tea.example/c/pay/cs_1", true)]
    [InlineData("https://pay.tea.example", "https://checkout.stripe.com/c/pay/cs_1", true)]
    [InlineData("https://pay.tea.example", "https://pay.tea.example.evil.example/c/pay/cs_1", false)]
    [InlineData("https://pay.tea.example", "http://pay.tea.example/c/pay/cs_1", false)]
    public async Task A_fresh_payment_page_is_reported_exactly_when_the_content_security_policy_does_not_allow_it(string? setting,
        string page, bool allowed)
    {
        var policy = Policy(setting);
        var origin = new Uri(page).GetLeftPart(UriPartial.Authority);
        Assert.Equal(allowed, policy.For("/checkout").Split("; ").Single(part => part.StartsWith("form-action", StringComparison.Ordinal))
            .Split(' ').Contains(origin));
        await OpenAsync(page);
        var items = (await new BlockedPaymentPage(NewContext(), policy, _clock).ReadAsync(default)).ToList();
        Assert.Equal(allowed ? 0 : 1, items.Count);
        if (!allowed) Assert.Contains($"Stripe:PaymentPageOrigin to {origin}", items[0].Detail.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_payment_page_of_last_week_is_not_reported()
    {
        await OpenAsync("https://pay.tea.example/c/pay/cs_1");
        _clock.Advance(TimeSpan.FromDays(7));
        Assert.Empty(await new BlockedPaymentPage(NewContext(), Policy(null), _clock).ReadAsync(default));
    }

    private async Task OpenAsync(string page)
    {
        await using var db = NewContext();
        var now = _clock.GetUtcNow();
        var payment = Payment.For(OrderId.New(now), 1, Money.Eur(100), liveMode: false, now);
        payment.Opened(new GatewaySession(
            "cs_1", page, SessionState.Open, Money.Eur(100), payment.OrderId, payment.Id, null, null, false,
                new StripeRecord(null, "2026-10-28.endive", "{}")), now);
        db.Add(payment);
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys=OFF");
        await db.SaveChangesAsync();
    }

    private static ContentPolicy Policy(string? setting) => new(
        new ShopSettings
        {
            Name = "Tea", PublicUrl = new Uri("https://tea.example"), DataPath = "/nowhere", Role = ShopRole.All, Languages =
                ["en"], TimeZone = TimeZoneInfo.Utc, DemoData = false,
            ReconcileSeconds = 60, LeaseSeconds = 5, Currency = Currency.Eur, ImportsPrivateAddresses = false, TrustedProxies = [],
        },
        new StripeSettings("sk_live_1", ["whsec_1"], StripeSettings.OwnApiBase, LiveMode: true) { PaymentPageOrigin = setting });

    private SqliteShopDbContext NewContext() =>
        new(new DbContextOptionsBuilder<SqliteShopDbContext>().UseSqlite($"Data Source={_path};Pooling=False").Options, _gate);
}
