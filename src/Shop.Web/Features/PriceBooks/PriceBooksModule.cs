using Shop.Domain.Shared;

namespace Shop.Web.Features.PriceBooks;

/// <summary>Invitations to own prices.</summary>
public sealed class PriceBooksModule : ShopModule
{
}
