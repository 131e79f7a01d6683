using Shop.Web.Hosting.Security;

namespace Shop.Web.Features.Returns;

/// <summary>
/// How often somebody may guess which order belongs to which mail address: counted for each order's number and for each network. Who
/// is right does not count.
/// </summary>
public sealed class WithdrawalGuesses(IFailureLimits limits)
{
    public const int MaxOfOrder = 10;
    public const int MaxOfNetwork = 30;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(30);
    private readonly IFailureLimit _orders = limits.Create("withdrawal-order", MaxOfOrder, Window);
    private readonly IFailureLimit _networks = limits.Create("withdrawal-network", MaxOfNetwork, Window);

    /// <summary>Counts a try; null when too many came before it.</summary>
    public async Task<CountedTry?> BeginAsync(string number, string network, CancellationToken cancellationToken) =>
        await _networks.TryTakeAsync(network, cancellationToken) && await _orders.TryTakeAsync(number, cancellationToken)
            ? new CountedTry([(_networks, network), (_orders, number)])
            : null;
}
