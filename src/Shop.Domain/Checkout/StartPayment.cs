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

    /// <summary>Nothing is left to pay: paid, under way, or the order is cancelled.</summary>
    public sealed record NothingToPay : StartPaymentResult;
}

/// <summary>Gives the shopper of a placed order the page to pay on, after the commit; safe to repeat.</summary>
public sealed class StartPayment(SettlePayment settle)
{
    private const int Looks = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    public async Task<StartPaymentResult> ExecuteAsync(OrderId orderId, CancellationToken cancellationToken)
    {
        try
        {
            // Settling makes a session that is missing, and finds out that a page still open here was paid or ended there.
            return await settle.OfOrderAsync(orderId, cancellationToken) is { Status: PaymentStatus.Open, SessionUrl: { } url }
                ? new StartPaymentResult.Ready(url)
                : new StartPaymentResult.NothingToPay();
        }
        catch (GatewayUnknownException)
        {
            return await OpenedByAnotherAsync(orderId, cancellationToken) is { } url
                ? new StartPaymentResult.Ready(url)
                : new StartPaymentResult.Unknown();
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
