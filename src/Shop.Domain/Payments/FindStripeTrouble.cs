using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Payments;

/// <summary>How the shop stands with Stripe, by what its latest payments met.</summary>
/// <param name="Refusal">Why no payment page can be made: the set-up of the shop or of the account. Null once one was made since.</param>
/// <param name="Unknown">Open payments whose session Stripe does not know with this key.</param>
public sealed record StripeTrouble(StripeProblem? Refusal, int Unknown);

/// <summary>Finds refusals that every order would meet, from the first one on.</summary>
public sealed class FindStripeTrouble(ShopDbContext db, TimeProvider clock)
{
    private const int Latest = 50;
    private static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    public async Task<StripeTrouble> ReadAsync(CancellationToken cancellationToken)
    {
        // By id, which grows with time and has an index.
        var latest = await db.Set<Payment>().AsNoTracking().Where(payment => payment.Method == PaymentMethod.Stripe)
            .OrderByDescending(payment => payment.Id).Take(Latest).ToListAsync(cancellationToken);
        var opened = latest.Max(payment => payment.OpenedAt) ?? DateTimeOffset.MinValue;
        var refused =
            latest.Where(payment => payment.Problem is { IsSetUp: true, IsUnknownObject: false } && payment.ProblemAt > opened
            && payment.ProblemAt > clock.GetUtcNow() - Memory)
            .MaxBy(payment => payment.ProblemAt);
        var unknown = await db.Set<Payment>().CountAsync(
            payment => (payment.Status == PaymentStatus.Open || payment.Status == PaymentStatus.Pending) && payment.ProblemAt != null
                && (payment.ProblemStatus == 404 || payment.ProblemCode == "resource_missing"), cancellationToken);
        return new StripeTrouble(refused?.Problem, unknown);
    }
}
