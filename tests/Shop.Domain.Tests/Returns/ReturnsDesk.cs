using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Checkout;
using Shop.Domain.Orders;
using Shop.Domain.Persistence;
using Shop.Domain.Returns;
using Shop.Domain.Shared;
using Shop.Domain.Tests.Checkout;
using Shop.Domain.Verification;

namespace Shop.Domain.Tests.Returns;

/// <summary>The small shop with buyers who want their money back: three teas and a pot, paid.</summary>
internal sealed class ReturnsDesk : IDisposable
{
    /// <summary>The positions of their lines, which go by SKU.</summary>
    public const int Pot = 1;
    public const int Tea = 2;

    /// <summary>Three teas and a pot: the delivery is free from 100 € on.</summary>
    private const long Total = 3 * 1290 + 6400;

    private readonly FulfilmentDesk _desk;

    private ReturnsDesk(FulfilmentDesk desk) => _desk = desk;

    public TestShop Shop => _desk.Shop;

    public static async Task<ReturnsDesk> OpenAsync(bool onPostgres = false) =>
        new(new FulfilmentDesk(onPostgres ? await PostgresDatabase.CreateAsync() : null));

    public Task<OrderId> BuyAsync() => _desk.BuyAsync(Total, "standard", (TestShop.Tea, 3), (TestShop.Pot, 1));

    public Task<Order> OrderAsync(OrderId id) => _desk.OrderAsync(id);

    public async Task SendAsync(OrderId id) => Assert.True(await _desk.ShipAsync(id));

    public async Task RefundAsync(OrderId id, string sku, int pieces)
    {
        var requested = await _desk.RefundAsync(id, new RefundLine(sku, pieces));
        await _desk.SettleAsync(requested);
        await Shop.RunAsync(async (SettleWithdrawals settle) =>
        {
            await settle.ExecuteAsync(Assert.IsType<RefundResult.Requested>(requested).Id, default);
            return true;
        });
    }

    public static WithdrawalStatement Statement(OrderId id, string token, params (int Position, int Quantity)[] pieces) => new(
        id, token, "Ana", "ana@example.com", null, "en", [.. pieces.Select(each => new LinePieces(each.Position, each.Quantity))]);

    public Task<WithdrawalResult> WithdrawAsync(WithdrawalStatement statement) =>
        Shop.RunAsync((WithdrawFromOrder withdraw) => withdraw.ExecuteAsync(statement, default));

    public Task<WithdrawalResult> WithdrawAsync(OrderId id, params (int Position, int Quantity)[] pieces) =>
        WithdrawAsync(Statement(id, SecretToken.New(), pieces));

    public async Task<WithdrawalStanding> StandingAsync(OrderId id)
    {
        var order = await OrderAsync(id);
        return (await Shop.RunAsync((WithdrawalRights rights) => rights.OfAsync(order, default))).Standing;
    }

    public Task<IReadOnlyList<Withdrawal>> OfAsync(OrderId id) =>
        Shop.RunAsync((Withdrawals withdrawals) => withdrawals.OfOrderAsync(id, default));

    public Task<int> ReceiptsAsync() => Shop.ReadAsync(db => db.Set<OutboxMessage>()
        .CountAsync(message => EF.Functions.Like(message.Key, "withdrawal-received-%")));

    /// <summary>Says that the product of a SKU cannot be returned.</summary>
    public async Task ExceptAsync(string sku, WithdrawalException exception)
    {
        await using var db = Shop.NewContext();
        var product = await db.Set<Product>().SingleAsync(each => each.Variants.Any(variant => variant.Sku == sku));
        product.Except(exception);
        await db.SaveChangesAsync();
    }

    /// <summary>What the withdrawals say and what the orders count is the same.</summary>
    public async Task AssertBooksAsync()
    {
        await using var db = Shop.NewContext();
        var found = await new WithdrawalRules(db).CheckAsync(new OutsideWorld(null, null), default);
        Assert.Empty(found.Breaches);
    }

    public void Dispose() => _desk.Dispose();
}
