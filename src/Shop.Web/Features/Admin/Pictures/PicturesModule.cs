using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Admin.Pictures;

/// <summary>Products' pictures.</summary>
public sealed class PicturesModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services
        .AddAdminPermission(this, "catalogue")
        .AddScoped<IAttentionSource, FailedPictures>();
}
