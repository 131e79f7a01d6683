namespace Shop.Web.Hosting.Security;

/// <summary>
/// What a network may try in vain, in two shares: many people stand behind one address, and one of them who guesses must not
/// take the others' tries. A visitor who was here before the guessing began has a share that newcomers cannot use up.
/// </summary>
/// <param name="max">The size of each share.</param>
public sealed class NetworkShares(IFailureLimits limits, string name, int max, TimeSpan window)
{
    private readonly IFailureLimit _newcomers = limits.Create($"{name}-network", max, window);
    private readonly IFailureLimit _earlier = limits.Create($"{name}-network-earlier", max, window);

    /// <summary>Counts a try. Null when it is not to be answered.</summary>
    /// <param name="wasHereBefore">Whether the visitor was here that long ago; asked only when the newcomers' share is used up.</param>
    public async Task<CountedTry?> TakeAsync(
        string network, Func<TimeSpan, CancellationToken, Task<bool>> wasHereBefore, CancellationToken cancellationToken)
    {
        if (await _newcomers.TryTakeAsync(network, cancellationToken)) return new CountedTry([(_newcomers, network)]);
        return await wasHereBefore(window, cancellationToken) && await _earlier.TryTakeAsync(network, cancellationToken)
            ? new CountedTry([(_earlier, network)])
            : null;
    }
}
