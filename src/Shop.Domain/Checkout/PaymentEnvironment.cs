using Shop.Domain.Payments;

namespace Shop.Domain.Checkout;

/// <summary>What a payment depends on outside the shop: the time, and whether the gateway moves real money.</summary>
public sealed record PaymentEnvironment(TimeProvider Clock, IPaymentGateway Gateway);
