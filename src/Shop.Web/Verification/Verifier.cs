using Shop.Domain.Persistence;

namespace Shop.Web.Verification;

/// <summary>
/// Checks the invariants of the money-safety rules over database, Stripe's ledger and the mails. It only reads, inside one
/// snapshot, so it is safe beside a running shop (R92).
/// </summary>
public sealed class Verifier(ShopDbContext db)
{
    public async Task<IReadOnlyList<Invariant>> RunAsync(OutsideWorld outside, CancellationToken cancellationToken)
    {
        await using var snapshot = await db.ReadSnapshotAsync(cancellationToken);
        var orders = await PaidOrders.ReadAsync(db, cancellationToken);
        var found = new List<Invariant>
        {
            new OrderRules(orders, outside).OrdersExist(),
            await new StockRules(db).LedgerSumsAsync(cancellationToken),
            await new CouponRules(db).LimitsHoldAsync(cancellationToken),
        };
        found.AddRange(new PaymentRules(orders, outside).All());
        found.Add(new TotalRules(orders, outside).FiguresAgree());
        found.Add(new InvoiceRules(orders).NumbersAreWhole());
        found.Add(await new WebhookRules(db).NothingVanishedAsync(cancellationToken));
        return [.. found.OrderBy(invariant => invariant.Id, StringComparer.Ordinal)];
    }
}
