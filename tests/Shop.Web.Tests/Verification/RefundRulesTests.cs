using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Shop.Domain.Persistence;
using Shop.Domain.Verification;
using Xunit;

namespace Shop.Web.Tests.Verification;

/// <summary>Lines, rates, the parts of refunds and credit notes: each rule of what they say of each other, broken by hand.</summary>
public sealed class RefundRulesTests(RefundedShop refunded) : IClassFixture<RefundedShop>, IDisposable
{
    private const string OneLine = "(SELECT rowid FROM orders_line_item WHERE \"RefundedQuantity\" > 0 LIMIT 1)";
    private const string OnePart = "(SELECT rowid FROM orders_refund_part WHERE \"Quantity\" > 0 LIMIT 1)";
    private const string OneNote = "(SELECT MIN(\"Number\") FROM invoicing_credit_note)";

    private readonly WriteGate _gate = new(oneAtATime: true, new OutboxSignal());

    [Fact]
    public async Task Refunds_by_line_and_of_goodwill_break_no_rule() =>
        Assert.Empty((await VerifyAsync(refunded.Copy())).SelectMany(rule => rule.Breaches));

    [Theory]
    [InlineData("I4", "a line gave back", $"UPDATE orders_line_item SET \"RefundedMinor\" = \"RefundedMinor\" - 1 WHERE rowid = {OneLine}")]
    [InlineData("I4", "a line gave back", $"UPDATE orders_line_item SET \"RefundedQuantity\" = 0 WHERE rowid = {OneLine}")]
    [InlineData("I4", "a line gave back",
        $"UPDATE orders_line_item SET \"RefundedMinor\" = 0, \"RefundedQuantity\" = 0 WHERE rowid = {OneLine}")]
    [InlineData("I4", "a tax rate gave back",
        "UPDATE orders_tax SET \"RefundedMinor\" = \"RefundedMinor\" - 1 WHERE \"RefundedMinor\" > 0")]
    [InlineData("I4", "another sum than its parts",
        $"UPDATE orders_refund_part SET \"AmountMinor\" = \"AmountMinor\" + 1 WHERE rowid = {OnePart}")]
    [InlineData("I4", "another sum than its parts", $"DELETE FROM orders_refund_part WHERE rowid = {OnePart}")]
    [InlineData("I7", "other figures than its refund", $"UPDATE orders_refund_part SET \"TaxRate\" = 700 WHERE rowid = {OnePart}")]
    [InlineData("I7", "other figures than its refund",
        $"UPDATE invoicing_credit_note SET \"SnapshotJson\" = replace(\"SnapshotJson\", '\"GrossMinor\":', '\"GrossMinor\":1') WHERE \"Number\" = {OneNote}")]
    [InlineData("I7", "its credit notes take back",
        $"UPDATE invoicing_credit_note SET \"SnapshotJson\" = replace(\"SnapshotJson\", '\"TaxMinor\":', '\"TaxMinor\":1') WHERE \"Number\" = {OneNote}")]
    [InlineData("I7", "its credit notes take back",
        "UPDATE orders_tax SET \"GrossMinor\" = 1, \"RefundedMinor\" = 1 WHERE \"RefundedMinor\" > 0")]
    public async Task What_was_broken_by_hand_is_found(string id, string words, string tampering)
    {
        var path = refunded.Copy();
        await using (var db = NewContext(path)) Assert.NotEqual(0, await db.Database.ExecuteSqlRawAsync(tampering));
        var broken = await VerifyAsync(path);
        Assert.Contains(words, string.Join('\n', broken.Where(rule => rule.Id == id).SelectMany(rule => rule.Breaches)),
            StringComparison.Ordinal);
    }

    public void Dispose() => _gate.Dispose();

    private async Task<List<Invariant>> VerifyAsync(string path)
    {
        await using var db = NewContext(path);
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var services = RegisteredRules.Over(db, clock);
        var verifying = services.GetRequiredService<Verifier>().RunAsync(() => Task.FromResult(new OutsideWorld(null, null)), default);
        // It looks a second time at what is broken, later.
        while (await Task.WhenAny(verifying, Task.Delay(20)) != verifying) clock.Advance(TimeSpan.FromSeconds(1));
        return [.. (await verifying).Where(rule => !rule.Holds)];
    }

    private SqliteShopDbContext NewContext(string path) => new(
        new DbContextOptionsBuilder<SqliteShopDbContext>().UseSqlite($"Data Source={path};Pooling=False;Foreign Keys=False")
            .Options, _gate);
}
