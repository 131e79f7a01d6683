using Shop.Domain.Shared;

namespace Shop.Web.Features.Shared;

/// <summary>What pages of several features show.</summary>
public sealed class SharedModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services.AddScoped<Cards>();
}
