using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Tests.Features.Admin.Samples;

/// <summary>Pages of the back office that only tests ask for.</summary>
public sealed class AdminSamplesModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services.AddAdminPermission(this, "samples");
}
