using Shop.Domain.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Admin.OwnLanguage;

/// <summary>The language of the back office, for whoever reads it.</summary>
public sealed class OwnLanguageModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services
        .AddAdminPermission(this, AdminPermission.AnyStaff);
}
