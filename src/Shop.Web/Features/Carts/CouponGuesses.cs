using Shop.Domain.Carts;
using Shop.Domain.Coupons;
using Shop.Domain.Shared;
using Shop.Web.Features.Shared;
using Shop.Web.Hosting.Security;

namespace Shop.Web.Features.Carts;

/// <summary>
/// Bounds how many codes are tried, so that nobody finds codes by trying (R81): 10 that did not hold for each cart in ten
/// minutes, and 300 for each network from carts that were made meanwhile. What a cart is refused does not count for its
/// network, and carts older than that have a share of 300 of their own, so that a guesser shuts nobody else out.
/// </summary>
public sealed class CouponGuesses(IFailureLimits limits)
{
    public const int MaxOfCart = 10;
    public const int MaxOfNetwork = 300;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private readonly IFailureLimit _carts = limits.Create("coupon-cart", MaxOfCart, Window);
    private readonly NetworkShares _networks = new(limits, "coupon", MaxOfNetwork, Window);

    /// <summary>Counts a try before the code is looked at. Null when it is not to be answered.</summary>
    /// <param name="existed">Whether the cart existed that long ago.</param>
    public async Task<CountedTry?> BeginAsync(
        string cart, string network, Func<TimeSpan, CancellationToken, Task<bool>> existed, CancellationToken cancellationToken)
    {
        if (!await _carts.TryTakeAsync(cart, cancellationToken)) return null;
        return await _networks.TakeAsync(network, existed, cancellationToken) is { } taken
            ? new CountedTry([.. taken.Places, (_carts, cart)])
            : null;
    }
}

/// <summary>Puts a coupon into a cart, or says why not with the key of a text.</summary>
public sealed class UseCoupon(FindCoupon coupons, ChangeCart change, ReadCart carts, CouponGuesses guesses, TimeProvider clock)
{
    /// <summary>Null when the code is in the cart now, else "coupon" or "coupon-guesses".</summary>
    /// <param name="address">The visitor's IP address.</param>
    public async Task<string?> ExecuteAsync(
        CartId cart, Currency currency, string address, string? code, CancellationToken cancellationToken)
    {
        var begun = await guesses.BeginAsync(
            cart.ToString(), ClientNetwork.Of(address), (window, token) =>
                carts.ExistedAtAsync(cart, clock.GetUtcNow() - window, token), cancellationToken);
        if (begun is null) return CartMessages.CouponGuesses;
        if (await coupons.ExecuteAsync(code, currency, cancellationToken) is not { } terms) return CartMessages.Coupon;
        await begun.GiveBackAsync(cancellationToken);
        await change.SetCouponAsync(cart, terms.Code, cancellationToken);
        return null;
    }
}
