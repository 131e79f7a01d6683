using Shop.Domain.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Admin.PriceBooks;

/// <summary>Prices for the invited.</summary>
public sealed class PriceBooksModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services
        .AddAdminPermission(this, "prices");
}
