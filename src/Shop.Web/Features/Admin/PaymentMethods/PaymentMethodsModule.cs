using Shop.Domain.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Admin.PaymentMethods;

/// <summary>Which ways to pay the shop offers.</summary>
public sealed class PaymentMethodsModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services
        .AddAdminPermission(this, "settings").AddAdminMenu(AdminMenuGroup.Settings, "Payment methods", PaymentMethodsController.Path, "settings", 40);
}
