using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Persistence;

namespace Shop.Web.Verification;

/// <summary>
/// Checks the invariants I1 to I12 of the money-safety rules over database, Stripe's ledger, the mails and the pictures. It only reads,
/// inside one snapshot, so it is safe beside a running shop (R92). What is checked on every order is asked of the
/// database as one question or read as a stream: memory stays the same for any number of orders.
/// </summary>
public sealed class Verifier(ShopDbContext db, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <param name="look">Reads the other side. Asked after the database's moment is fixed: what the books say has happened outside by then.</param>
    /// <param name="tell">Told of each rule as soon as it is known whether it holds: those that do, then the others.</param>
    public async Task<IReadOnlyList<Invariant>> RunAsync(Func<Task<OutsideWorld>> look, CancellationToken cancellationToken, Action<Invariant>? tell = null)
    {
        var first = await RunOnceAsync(look, invariant =>
        {
            if (invariant.Holds) tell?.Invoke(invariant);
        }, cancellationToken);
        if (first.All(invariant => invariant.Holds)) return first;
        // A refund that reached Stripe just after that moment is under way, not wrong. A rule that is broken is so a little later too.
        await Task.Delay(Pause, clock, cancellationToken);
        var second = await RunOnceAsync(look, _ => { }, cancellationToken);
        foreach (var (before, now) in first.Zip(second))
            if (!before.Holds) tell?.Invoke(now);
        return [.. first.Zip(second, (before, now) => before.Holds ? before : now)];
    }

    private async Task<IReadOnlyList<Invariant>> RunOnceAsync(Func<Task<OutsideWorld>> look, Action<Invariant> tell, CancellationToken cancellationToken)
    {
        await using var snapshot = await db.ReadSnapshotAsync(cancellationToken);
        // The first read is what fixes the moment.
        await db.Set<Order>().AnyAsync(cancellationToken);
        var outside = await look();
        var invariants = new List<Invariant>();
        foreach (var rule in Rules(outside, cancellationToken))
        {
            invariants.Add(await rule());
            tell(invariants[^1]);
        }

        return invariants;
    }

    private IEnumerable<Func<Task<Invariant>>> Rules(OutsideWorld outside, CancellationToken cancellationToken) =>
    [
        () => new OrderRules(db, outside).OrdersExistAsync(cancellationToken),
        () => new StockRules(db).LedgerSumsAsync(cancellationToken),
        () => new CouponRules(db).LimitsHoldAsync(cancellationToken),
        () => new BalanceRules(db, outside).BalancesAgreeAsync(cancellationToken),
        () => new PaymentRules(db, outside).PaidMeansPaidAsync(cancellationToken),
        () => new PayableRules(db, outside).OneOrderACartAsync(cancellationToken),
        () => new TotalRules(db, outside).FiguresAgreeAsync(cancellationToken),
        () => new InvoiceRules(db).NumbersAreWholeAsync(cancellationToken),
        () => new MailRules(db, outside).BuyersAreToldAsync(cancellationToken),
        () => new HistoryRules(db).PathsAreLegalAsync(cancellationToken),
        () => new WebhookRules(db).NothingVanishedAsync(cancellationToken),
        () => new OutboxRules(db, clock).NothingStandsStillAsync(cancellationToken),
        () => new StaffLogRules(db).ChainIsWholeAsync(cancellationToken),
        () => new SecrecyRules(db).TokensAreSecretAsync(cancellationToken),
        () => new PictureFileRules(db, outside).MastersAreThereAsync(cancellationToken),
    ];
}
