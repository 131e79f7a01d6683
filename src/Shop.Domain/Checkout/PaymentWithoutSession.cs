using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>
/// What becomes of a payment that Stripe made no session for, or whose session Stripe does not know. The order waits: the
/// shopper may try again, and staff may end it. Once the time to pay is over, nothing can come of it any more.
/// </summary>
public sealed class PaymentWithoutSession(ShopDbContext db, ApplySession apply, NoteProblem problems, TimeProvider clock)
{
    private const string NoPage = "no page to pay on was made in time";
    private const int MaxCause = 450;

    public async Task<PaymentStatus> ExecuteAsync(Payment payment, CancellationToken cancellationToken)
    {
        if (payment.IsFinal || payment.SessionId is not null) return payment.Status;
        if (clock.GetUtcNow() >= payment.HoldUntil)
            return await db.WriteAsync(() => apply.EndAsync(payment.Id, null, CauseOf(payment), cancellationToken),
                cancellationToken: cancellationToken);
        if (!payment.IsSpent && payment.IsTooLateToOpen(clock.GetUtcNow())) await problems.SpendAsync(payment, cancellationToken);
        return payment.Status;
    }

    private static string CauseOf(Payment payment) => payment.Problem is { } problem
        ? PlainText.AtMost($"{NoPage}; Stripe said: {problem}", MaxCause)
        : NoPage;
}
