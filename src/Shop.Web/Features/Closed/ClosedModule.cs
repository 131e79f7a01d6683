using Shop.Domain.Shared;

namespace Shop.Web.Features.Closed;

/// <summary>The page of a shop that is closed.</summary>
public sealed class ClosedModule : ShopModule;
