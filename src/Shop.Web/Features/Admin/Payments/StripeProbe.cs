using Shop.Domain.Payments;
using Shop.Web.Hosting.Settings;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Payments;

/// <summary>
/// Asks Stripe something small with the shop's key. What came of it is remembered for a while, since the guide asks at each page and
/// a Stripe that is away answers late.
/// </summary>
public sealed class StripeProbe(StripeSettings settings, TimeProvider clock)
{
    private static readonly TimeSpan Good = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Bad = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private Answer? _last;

    /// <summary>Null when Stripe answered; else why not.</summary>
    public async Task<AdminMessage?> ProblemAsync(IPaymentGateway gateway, CancellationToken cancellationToken)
    {
        if (!settings.IsSet) return new AdminMessage("There is no key: set Stripe:SecretKey and Stripe:WebhookSecret.");
        var now = clock.GetUtcNow();
        if (Volatile.Read(ref _last) is { } known && known.Until > now) return known.Problem;
        var problem = await AskAsync(gateway, now, cancellationToken);
        Volatile.Write(ref _last, new Answer(problem, now + (problem is null ? Good : Bad)));
        return problem;
    }

    private static async Task<AdminMessage?> AskAsync(IPaymentGateway gateway, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await gateway.ChargesAsync(now.AddMinutes(-1), now, patience.Token);
            return null;
        }
        catch (GatewayRefusedException error)
        {
            return new AdminMessage("Stripe refuses the key: {0} Compare Stripe:SecretKey with Stripe's dashboard.", error.Message);
        }
        catch (GatewayUnknownException error)
        {
            return new AdminMessage("Stripe does not answer as it should: {0}", error.Problem?.Message ?? error.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new AdminMessage("Stripe does not answer. It is asked again in a moment.");
        }
    }

    private sealed record Answer(AdminMessage? Problem, DateTimeOffset Until);
}
