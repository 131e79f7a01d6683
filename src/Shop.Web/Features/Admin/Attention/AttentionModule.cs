using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Admin.Attention;

/// <summary>The list of what needs a person.</summary>
public sealed class AttentionModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services
        .AddAdminPermission(this, "attention")
        .AddAdminMenu(AdminMenuGroup.Sales, "Attention", "/admin/attention", "attention", 20)
        .AddScoped<AttentionList>().AddScoped<IAttentionSource, OperationNotes>();
}
