using Shop.Domain.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Admin.Imports;

/// <summary>Product files, compared and applied.</summary>
public sealed class ImportsModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services
        .AddAdminPermission(this, "imports");
}
