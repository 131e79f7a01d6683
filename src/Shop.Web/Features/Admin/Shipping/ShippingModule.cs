using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Admin.Shipping;

/// <summary>Ways of sending: where to, what they cost, how long they take.</summary>
public sealed class ShippingModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services
        .AddAdminPermission(this, "shipping")
        .AddAdminMenu(AdminMenuGroup.Settings, "Shipping", "/admin/shipping", "shipping", 30)
        .AddScoped<IAttentionSource, NoWayOfSending>();
}
