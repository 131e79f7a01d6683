using Shop.Domain.Shared;

namespace Shop.Web.Features.Payments;

/// <summary>Stripe's webhooks.</summary>
public sealed class PaymentsModule : ShopModule
{
}
