using Shop.Domain.Shared;

namespace Shop.Web.Features.Admin.Shared;

/// <summary>What several pages of the back office use.</summary>
public sealed class SharedModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services.AddScoped<TaxonomyChoicesReader>();
}
