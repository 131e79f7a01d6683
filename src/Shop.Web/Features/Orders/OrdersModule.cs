using Shop.Domain.Shared;

namespace Shop.Web.Features.Orders;

/// <summary>The shopper's page of an order, with its invoice.</summary>
public sealed class OrdersModule : ShopModule
{
}
