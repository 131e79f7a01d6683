using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Shop.Domain.Persistence;
using Shop.Domain.Verification;
using Shop.TestKit;
using Xunit;

namespace Shop.Web.Tests.Verification;

/// <summary>A checker that finds nothing proves nothing: each rule is broken by hand in a shop with three hundred orders.</summary>
public sealed class VerifierTests : IAsyncLifetime
{
    private const string SomeOrder = "(SELECT \"Id\" FROM orders_order WHERE \"Status\" = 'Paid' ORDER BY \"Number\" LIMIT 1)";

    // Of nothing, and without a mail.
    private const string SomeWithdrawal =
        "INSERT INTO returns_withdrawal (\"Id\", \"Token\", \"OrderId\", \"Name\", \"Email\", \"Culture\", \"SubmittedAt\", \"State\", \"Version\") "
            + $"SELECT \"Id\", \"Number\", \"Id\", \"Number\", \"Email\", 'en', 0, 'Received', 0 FROM orders_order WHERE \"Id\" = {SomeOrder}";

    // Each order that waits gets a payment page.
    private const string OpenPayments =
        "INSERT INTO payments_payment (\"Id\", \"OrderId\", \"Attempt\", \"IdempotencyKey\", \"AmountMinor\", \"Currency\", \"Status\", "
        + "\"ExpiresAt\", "
        + "\"HoldUntil\", \"CreatedAt\", \"LiveMode\", \"RefundedMinor\", \"Version\", \"IsSpent\", \"WithoutEmail\", \"Method\", \"ReceivedMinor\") SELECT \"Id\", "
            + "\"Id\", 1, \"Number\", 100, 'EUR', 'Open', 0, 0, 0, 0, 0, 0, 0, 0, 'Stripe', 0 FROM orders_order WHERE \"Status\" = 'AwaitingPayment'";

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("shop-verify-");
    private readonly WriteGate _gate = new(oneAtATime: true, new OutboxSignal());

    public Task InitializeAsync() => DemoData.CopyToAsync(_data.FullName);

    public Task DisposeAsync()
    {
        _gate.Dispose();
        _data.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task The_demos_orders_break_no_rule()
    {
        var (told, found) = await VerifyAsync();
        Assert.Empty(found.Where(rule => !rule.Holds).SelectMany(rule => rule.Breaches));
        Assert.Equal(found.Select(rule => rule.Id), told.Select(rule => rule.Id));
        Assert.True(found.Single(rule => rule.Id == "I9").Checked >= 300);
    }

    [Theory]
    [InlineData("I1", $"DELETE FROM orders_line_item WHERE \"OrderId\" = {SomeOrder}")]
    [InlineData("I1", $"UPDATE orders_order SET \"Email\" = '' WHERE \"Id\" = {SomeOrder}")]
    [InlineData("I2",
        "UPDATE inventory_stock_item SET \"OnHand\" = \"OnHand\" + 1 WHERE \"Sku\" = (SELECT MIN(\"Sku\") FROM inventory_stock_item)")]
    [InlineData("I2",
        "DELETE FROM inventory_stock_movement WHERE \"Id\" = (SELECT MIN(\"Id\") FROM inventory_stock_movement WHERE \"OnHandChange\" <> 0)")]
    [InlineData("I3", "UPDATE coupons_coupon SET \"Redeemed\" = \"Redeemed\" + 1 WHERE \"Code\" = 'WELCOME10'")]
    [InlineData("I3",
        "UPDATE coupons_redemption SET \"OrderId\" = 'nobody' WHERE \"OrderId\" = (SELECT MIN(\"OrderId\") FROM coupons_redemption)")]
    [InlineData("I4", $"UPDATE orders_order SET \"RefundedMinor\" = 1 WHERE \"Id\" = {SomeOrder}")]
    [InlineData("I5", $"UPDATE orders_order SET \"IsImported\" = 0 WHERE \"Id\" = {SomeOrder}")]
    [InlineData("I6",
        $"UPDATE orders_line_item SET \"UnitPriceMinor\" = \"UnitPriceMinor\" + 1, \"TotalMinor\" = \"TotalMinor\" + \"Quantity\" WHERE \"OrderId\" = {SomeOrder}")]
    [InlineData("I6", $"UPDATE orders_tax SET \"TaxMinor\" = \"TaxMinor\" + 1 WHERE \"OrderId\" = {SomeOrder}")]
    [InlineData("I6",
        $"UPDATE invoicing_invoice SET \"SnapshotJson\" = replace(\"SnapshotJson\", '\"TotalMinor\":', '\"TotalMinor\":1') WHERE \"OrderId\" = {SomeOrder}")]
    [InlineData("I7", $"DELETE FROM invoicing_invoice WHERE \"OrderId\" = {SomeOrder}")]
    [InlineData("I7", $"UPDATE invoicing_invoice SET \"IssuedOn\" = '2001-01-01' WHERE \"OrderId\" = {SomeOrder}")]
    [InlineData("I8", $"UPDATE orders_order SET \"ConfirmationSentAt\" = NULL WHERE \"Id\" = {SomeOrder}")]
    [InlineData("I9", $"DELETE FROM orders_history WHERE \"OrderId\" = {SomeOrder}")]
    [InlineData("I9", $"DELETE FROM orders_history WHERE \"OrderId\" = {SomeOrder} AND \"From\" IS NULL")]
    [InlineData("I9", $"UPDATE orders_history SET \"To\" = 'Cancelled' WHERE \"OrderId\" = {SomeOrder} AND \"To\" = 'Paid'")]
    [InlineData("I9", $"UPDATE orders_history SET \"From\" = 'Refunded' WHERE \"OrderId\" = {SomeOrder} AND \"To\" = 'Paid'")]
    [InlineData("I9",
        $"INSERT INTO orders_history SELECT 'twice', \"OrderId\", \"From\", \"To\", \"Cause\", \"At\" FROM orders_history WHERE \"OrderId\" = {SomeOrder} AND \"To\" = 'Paid'")]
    [InlineData("I9", $"UPDATE orders_order SET \"Status\" = 'Shipped' WHERE \"Id\" = {SomeOrder}")]
    [InlineData("I9",
        $"INSERT INTO orders_history SELECT 'unsent', \"OrderId\", 'Paid', 'Completed', \"Cause\", \"At\" FROM orders_history WHERE \"OrderId\" = {SomeOrder} AND \"To\" = 'Paid'; UPDATE orders_order SET \"Status\" = 'Completed' WHERE \"Id\" = {SomeOrder}")]
    [InlineData("I10", "INSERT INTO payments_webhook_event VALUES ('evt_lost', 'charge.refunded', 0, NULL, '{{}}', 0, NULL, NULL)")]
    [InlineData("I11", "INSERT INTO outbox_message VALUES ('late', 'late', 'late', '{{}}', NULL, 0, 0, NULL, 0, 0, NULL, NULL, NULL)")]
    [InlineData("R3", $"UPDATE orders_line_item SET \"IsStocked\" = 0, \"NeedsParcel\" = 0 WHERE \"OrderId\" = {SomeOrder}")]
    [InlineData("R3", $"UPDATE orders_line_item SET \"NeedsParcel\" = 0 WHERE \"OrderId\" = {SomeOrder}")]
    [InlineData("R3", $"DELETE FROM inventory_allocation WHERE \"OrderId\" = {SomeOrder}")]
    [InlineData("R36", $"UPDATE orders_order SET \"OpenCartId\" = \"CartId\" WHERE \"Id\" = {SomeOrder}")]
    [InlineData("R36", $"UPDATE orders_order SET \"Status\" = 'AwaitingPayment' WHERE \"Id\" = {SomeOrder}; {OpenPayments}")]
    [InlineData("R36",
        $"UPDATE orders_order SET \"Status\" = 'AwaitingPayment', \"CartId\" = '00000000-0000-0000-0000-000000000001', \"OpenCartId\" = NULL; {OpenPayments}")]
    [InlineData("I13", $"UPDATE orders_line_item SET \"WithdrawnQuantity\" = 1 WHERE \"OrderId\" = {SomeOrder}")]
    [InlineData("I13", $"{SomeWithdrawal}; UPDATE returns_withdrawal SET \"ReceiptSentAt\" = 0")]
    [InlineData("I14", $"{SomeWithdrawal}")]
    [InlineData("I12", $"UPDATE orders_order SET \"Token\" = 'short' WHERE \"Id\" = {SomeOrder}")]
    [InlineData("I13",
        "INSERT INTO carts_cart (\"Id\", \"CustomerId\", \"ChangedAt\") VALUES ('00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-000000000001', 0)")]
    public async Task What_was_broken_by_hand_is_found_and_told_last(string id, string tampering)
    {
        await using (var db = NewContext()) Assert.NotEqual(0, await db.Database.ExecuteSqlRawAsync(tampering));
        var (told, found) = await VerifyAsync();
        var broken = found.Where(rule => !rule.Holds).ToList();
        Assert.Contains(broken, rule => rule.Id == id);
        Assert.Equal(broken.Select(rule => rule.Id), told.TakeLast(broken.Count).Select(rule => rule.Id));
        Assert.Equal(found.Count, told.Count);
    }

    private async Task<(List<Invariant> Told, IReadOnlyList<Invariant> Found)> VerifyAsync()
    {
        await using var db = NewContext();
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var told = new List<Invariant>();
        await using var services = RegisteredRules.Over(db, clock);
        var verifying = services.GetRequiredService<Verifier>()
            .RunAsync(() => Task.FromResult(new OutsideWorld(null, null)), default, told.Add);
        // It looks a second time at what is broken, later.
        while (await Task.WhenAny(verifying, Task.Delay(20)) != verifying) clock.Advance(TimeSpan.FromSeconds(1));
        return (told, await verifying);
    }

    private SqliteShopDbContext NewContext() => new(
        new DbContextOptionsBuilder<SqliteShopDbContext>()
            .UseSqlite($"Data Source={Path.Combine(_data.FullName, "shop.db")};Pooling=False;Foreign Keys=False").Options, _gate);
}
