using Shop.Domain.Checkout;
using Shop.Domain.Pricing;

namespace Shop.Web.Features.Checkout;

/// <summary>What the merchant offers at the checkout: where to and how it is sent, and how it is paid.</summary>
public sealed record CheckoutOffer(TaxesAndShipping Delivery, PaymentChoices Payment);
