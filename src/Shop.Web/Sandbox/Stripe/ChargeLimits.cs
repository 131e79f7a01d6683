using Shop.Domain.Payments;
using Shop.Domain.Shared;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>The least that Stripe charges, in its minor units.</summary>
internal static class ChargeLimits
{
    public static long LeastOf(string currency) => StripeAmount.Of(StripeAmount.LeastOf(new Currency(currency)));
}
