using Shop.Domain.Payments;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>What came of asking Stripe for a page to pay on.</summary>
public abstract record StartPaymentResult
{
    /// <summary>The shopper pays there.</summary>
    public sealed record Ready(string Url) : StartPaymentResult;

    /// <summary>No answer yet: the same call is made again, by the shopper's next click or by the reconciler.</summary>
    public sealed record Unknown : StartPaymentResult;

    /// <summary>Stripe makes no page to pay on; why is kept on the payment. The order waits, and the next click tries again.</summary>
    public sealed record NoPage : StartPaymentResult;

    /// <summary>Nothing is left to pay: paid, under way, or the order is cancelled.</summary>
    public sealed record NothingToPay : StartPaymentResult;
}

/// <summary>Gives the shopper of a placed order the page to pay on, after the commit; safe to repeat.</summary>
public sealed class StartPayment(SettlePayment settle, NewAttempt attempts)
{
    private const int Looks = 4;
    private const int Tries = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    public async Task<StartPaymentResult> ExecuteAsync(OrderId orderId, CancellationToken cancellationToken)
    {
        try
        {
            // What was refused before is asked for anew: the shopper tries again, or staff have mended the settings.
            if (await settle.LatestAsync(orderId, cancellationToken) is { Status: PaymentStatus.Creating, IsSpent: true } refused)
                await attempts.ExecuteAsync(refused.Id, cancellationToken);
            return await TryAsync(orderId, cancellationToken);
        }
        catch (GatewayUnknownException)
        {
            return await OpenedByAnotherAsync(orderId, cancellationToken) is { } url
                ? new StartPaymentResult.Ready(url)
                : new StartPaymentResult.Unknown();
        }
    }

    private async Task<StartPaymentResult> TryAsync(OrderId orderId, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            // Settling makes a session that is missing, and finds out that a page still open here was paid or ended there.
            var payment = await settle.OfOrderAsync(orderId, cancellationToken);
            if (payment is { Status: PaymentStatus.Open, IsUnknownToStripe: false, SessionUrl: { } url })
                return new StartPaymentResult.Ready(url);
            if (payment is null or { IsFinal: true } or { Status: PaymentStatus.Pending }) return new StartPaymentResult.NothingToPay();
            if (attempt == Tries || payment is not { IsSpent: true, Problem: null or { IsOfThisAttempt: true } })
                return new StartPaymentResult.NoPage();
            await attempts.ExecuteAsync(payment.Id, cancellationToken);
        }
    }

    // A form sent twice asks Stripe twice with one key, and Stripe tells the second that the first is under way (409).
    private async Task<string?> OpenedByAnotherAsync(OrderId orderId, CancellationToken cancellationToken)
    {
        for (var look = 0; look < Looks; look++)
        {
            if (await settle.LatestAsync(orderId, cancellationToken) is { Status: PaymentStatus.Open, SessionUrl: { } url }) return url;
            await Task.Delay(Pause, cancellationToken);
        }

        return null;
    }
}
