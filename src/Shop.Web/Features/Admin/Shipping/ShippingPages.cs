using Shop.Domain.Pricing;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Shipping;

/// <summary>The list, in the order in which shoppers see it.</summary>
public sealed record ShippingPage(IReadOnlyList<ShippingMethod> Methods, string? Done);

/// <summary>A method's form. Without a stored method it makes a new one.</summary>
public sealed record ShippingMethodPage(AdminForm Form, ShippingMethod? Stored, string? Done)
{
    /// <summary>In English, as the list names it; null for a new one.</summary>
    public string? Name => Stored?.NameIn(Shop.Domain.Shared.Language.FallbackCode);
}
