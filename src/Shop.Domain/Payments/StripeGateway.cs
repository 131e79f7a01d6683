using Shop.Domain.Shared;
using Stripe;
using Stripe.Checkout;

namespace Shop.Domain.Payments;

/// <summary>Stripe over an injected client, so that the sandbox is one address in the settings (R41).</summary>
public sealed class StripeGateway(StripeClient client, StripeMode mode) : IPaymentGateway
{
    public bool IsLive => mode.IsLive;

    public Task<GatewaySession> CreateSessionAsync(SessionRequest request, CancellationToken cancellationToken) =>
        StripeCalls.RunAsync(async () =>
        {
            var keyed = new RequestOptions { IdempotencyKey = request.IdempotencyKey };
            var session = await client.V1.Checkout.Sessions.CreateAsync(StripeSessionOptions.From(request), keyed, cancellationToken);
            return StripeSessionReading.Read(session, intent: null);
        });

    public Task<GatewaySession> GetSessionAsync(string sessionId, CancellationToken cancellationToken) =>
        StripeCalls.RunAsync(async () =>
            await WithIntentAsync(await client.V1.Checkout.Sessions.GetAsync(sessionId, cancellationToken: cancellationToken),
                cancellationToken));

    public Task<GatewaySession?> FindSessionAsync(PaymentId paymentId, DateTimeOffset
        from, DateTimeOffset until, CancellationToken cancellationToken) =>
        StripeCalls.RunAsync(async () =>
        {
            var around = new DateRangeOptions { GreaterThanOrEqual = from.UtcDateTime, LessThan = until.UtcDateTime };
            var sessions = client.V1.Checkout.Sessions.ListAutoPagingAsync(
                new SessionListOptions { Created = around, Limit = 100 }, cancellationToken: cancellationToken);
            await foreach (var session in sessions)
            {
                if (StripeSessionReading.PaymentIdOf(session) == paymentId) return await WithIntentAsync(session, cancellationToken);
            }

            return (GatewaySession?)null;
        });

    public async Task<GatewaySession> ExpireSessionAsync(string sessionId, CancellationToken cancellationToken)
    {
        try
        {
            await StripeCalls.RunAsync(() => client.V1.Checkout.Sessions.ExpireAsync(sessionId, cancellationToken: cancellationToken));
        }
        catch (GatewayRefusedException refused) when (!refused.Problem.IsUnknownObject)
        {
            // Only open sessions can be ended: this one is over already, and what it is now follows.
        }

        return await GetSessionAsync(sessionId, cancellationToken);
    }

    public Task<GatewayRefund> RefundAsync(RefundCall call, CancellationToken cancellationToken) =>
        StripeCalls.RunAsync(async () =>
        {
            var options = new RefundCreateOptions
            {
                PaymentIntent = call.PaymentIntentId, Amount = StripeAmount.Of(call.Amount), Metadata =
                    new() { [StripeReading.RefundMark] = call.RefundId.ToString() },
            };
            var keyed = new RequestOptions { IdempotencyKey = call.IdempotencyKey };
            return StripeReading.Read(await client.V1.Refunds.CreateAsync(options, keyed, cancellationToken));
        });

    public Task<IReadOnlyList<GatewayRefund>> RefundsOfAsync(string paymentIntentId, CancellationToken cancellationToken) =>
        StripeCalls.RunAsync<IReadOnlyList<GatewayRefund>>(async () => await client.V1.Refunds
            .ListAutoPagingAsync(new RefundListOptions { PaymentIntent = paymentIntentId, Limit = 100 },
                cancellationToken: cancellationToken)
            .Select(StripeReading.Read).ToListAsync(cancellationToken));

    public Task<IReadOnlyList<GatewayDispute>> DisputesOfAsync(string paymentIntentId, CancellationToken cancellationToken) =>
        StripeCalls.RunAsync<IReadOnlyList<GatewayDispute>>(async () => await client.V1.Disputes
            .ListAutoPagingAsync(new DisputeListOptions { PaymentIntent = paymentIntentId, Limit = 100 },
                cancellationToken: cancellationToken)
            .Select(StripeReading.Read).ToListAsync(cancellationToken));

    public Task<IReadOnlyList<GatewayDispute>> DisputesSinceAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        StripeCalls.RunAsync<IReadOnlyList<GatewayDispute>>(async () => await client.V1.Disputes
            .ListAutoPagingAsync(
                new DisputeListOptions { Created = new DateRangeOptions { GreaterThanOrEqual = since.UtcDateTime }, Limit = 100 },
                cancellationToken: cancellationToken)
            .Where(dispute => StripeAmount.IsKnown(dispute.Currency)).Select(StripeReading.Read).ToListAsync(cancellationToken));

    public Task<IReadOnlyList<GatewayCharge>> ChargesAsync(DateTimeOffset
        from, DateTimeOffset until, CancellationToken cancellationToken) =>
        StripeCalls.RunAsync<IReadOnlyList<GatewayCharge>>(async () => await client.V1.Charges
            .ListAutoPagingAsync(new ChargeListOptions { Created = Within(from, until), Limit = 100 }, cancellationToken: cancellationToken)
            .Where(charge => charge.Status == "succeeded").Select(StripeReading.Read).ToListAsync(cancellationToken));

    public Task<IReadOnlyList<GatewayBalanceChange>> BalanceChangesAsync(DateTimeOffset
        from, DateTimeOffset until, CancellationToken cancellationToken) =>
        StripeCalls.RunAsync<IReadOnlyList<GatewayBalanceChange>>(async () => await client.V1.BalanceTransactions
            .ListAutoPagingAsync(new BalanceTransactionListOptions { Created = Within(from, until), Limit = 100 },
                cancellationToken: cancellationToken)
            .Select(StripeReading.Read).ToListAsync(cancellationToken));

    private static DateRangeOptions Within(DateTimeOffset from, DateTimeOffset until) =>
        new() { GreaterThanOrEqual = from.UtcDateTime, LessThan = until.UtcDateTime };

    // The payment intent tells a delayed payment that is under way from one that failed, and knows the charge.
    private async Task<GatewaySession> WithIntentAsync(Session session, CancellationToken cancellationToken)
    {
        var intent = session.Status is "complete" or "expired" && session.PaymentIntentId is { Length: > 0 } id
            ? await client.V1.PaymentIntents.GetAsync(id, cancellationToken: cancellationToken)
            : null;
        return StripeSessionReading.Read(session, intent);
    }
}

/// <summary>Whether the key in use moves real money.</summary>
public sealed record StripeMode(bool IsLive);
