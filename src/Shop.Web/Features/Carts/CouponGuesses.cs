using Shop.Domain.Carts;
using Shop.Domain.Coupons;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Security;

namespace Shop.Web.Features.Carts;

/// <summary>Codes that did not hold, for each cart and each address, so that nobody finds codes by trying (R81).</summary>
public sealed class CouponGuesses(IFailureLimits limits)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private readonly IFailureLimit _carts = limits.Create("coupon-cart", failures: 10, Window);
    private readonly IFailureLimit _addresses = limits.Create("coupon-address", failures: 30, Window);

    public bool AreSpent(string cart, string address) => !_carts.IsOpen(cart) || !_addresses.IsOpen(address);

    public void Count(string cart, string address)
    {
        _carts.Count(cart);
        _addresses.Count(address);
    }
}

/// <summary>Puts a coupon into a cart, or says why not with the key of a text.</summary>
public sealed class UseCoupon(FindCoupon coupons, ChangeCart change, CouponGuesses guesses)
{
    /// <summary>Null when the code is in the cart now, else "coupon" or "coupon-guesses".</summary>
    public async Task<string?> ExecuteAsync(CartId cart, string address, string? code, CancellationToken cancellationToken)
    {
        if (guesses.AreSpent(cart.ToString(), address)) return CartMessages.CouponGuesses;
        if (await coupons.ExecuteAsync(code, QuoteLines.Currency, cancellationToken) is not { } terms)
        {
            guesses.Count(cart.ToString(), address);
            return CartMessages.Coupon;
        }

        await change.SetCouponAsync(cart, terms.Code, cancellationToken);
        return null;
    }
}
