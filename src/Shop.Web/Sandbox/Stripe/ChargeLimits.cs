using Shop.Domain.Payments;
using Shop.Domain.Shared;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>The least that Stripe charges, in its minor units.</summary>
internal static class ChargeLimits
{
    public static long MinOf(string currency) => StripeAmount.Of(StripeAmount.MinOf(new Currency(currency)));
}
