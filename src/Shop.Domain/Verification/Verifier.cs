using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Verification;

/// <summary>
/// Checks the modules' rules, among them the invariants I1 to I12, over database, Stripe's ledger, mails and pictures. It only reads,
/// inside one snapshot, so it is safe beside a running shop (R92). What is checked on every order is asked of the
/// database as one question or read as a stream: memory stays the same for any number of orders.
/// </summary>
public sealed class Verifier(ShopDbContext db, IEnumerable<IVerificationRule> rules, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <param name="look">Reads the other side. Asked after the database's moment is fixed: what the books say has happened outside by
    /// then.</param>
    /// <param name="tell">Told of each rule as soon as it is known whether it holds: those that do, then the others.</param>
    public async Task<IReadOnlyList<Invariant>> RunAsync(Func<Task<OutsideWorld>> look, CancellationToken cancellationToken,
        Action<Invariant>? tell = null)
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

    private async Task<IReadOnlyList<Invariant>> RunOnceAsync(Func<Task<OutsideWorld>> look, Action<Invariant> tell,
        CancellationToken cancellationToken)
    {
        await using var snapshot = await db.ReadSnapshotAsync(cancellationToken);
        // The first read is what fixes the moment.
        await db.Set<OutboxMessage>().AnyAsync(cancellationToken);
        var outside = await look();
        var invariants = new List<Invariant>();
        foreach (var rule in rules.OrderBy(Place))
        {
            invariants.Add(await rule.CheckAsync(outside, cancellationToken));
            tell(invariants[^1]);
        }

        return invariants;
    }

    // "I2" before "I10", and both before "R36".
    private static (char Letter, int Number) Place(IVerificationRule rule) =>
        (rule.Id[0], int.Parse(rule.Id.AsSpan(1), CultureInfo.InvariantCulture));
}
