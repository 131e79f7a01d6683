namespace Shop.Domain.Checkout;

/// <summary>
/// Lets payments take over what the comparison of a day saw at Stripe and no event told: money that came, and money that went back.
/// </summary>
public sealed class CatchUpWithStripe(SettlePayment settle, SyncRefundsAndDisputes follow)
{
    /// <returns>False when there was nothing to catch up with.</returns>
    /// <exception cref="Payments.GatewayUnknownException">Stripe did not answer.</exception>
    public async Task<bool> ExecuteAsync(LedgerBooks books, CancellationToken cancellationToken)
    {
        foreach (var unbooked in books.Unbooked) await settle.ExecuteAsync(unbooked, cancellationToken);
        foreach (var behind in books.BehindOnRefunds) await follow.RefundsAsync(behind, cancellationToken);
        return books.Unbooked.Count > 0 || books.BehindOnRefunds.Count > 0;
    }
}
