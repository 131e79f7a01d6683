using Shop.Domain.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Admin.FrontPages;

/// <summary>The editor of the front page.</summary>
public sealed class FrontPagesModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services
        .AddAdminPermission(this, "content").AddScoped<FrontPageUploads>();
}
