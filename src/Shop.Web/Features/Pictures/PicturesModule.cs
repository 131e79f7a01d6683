using Shop.Domain.Shared;

namespace Shop.Web.Features.Pictures;

/// <summary>Pictures of products and of the shop.</summary>
public sealed class PicturesModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services.AddSingleton<DrawnProducts>();
}
