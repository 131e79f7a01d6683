using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Admin.Messages;

/// <summary>What people wrote with the contact form.</summary>
public sealed class MessagesModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services
        .AddAdminPermission(this, "messages").AddAdminMenu(AdminMenuGroup.Sales, "Messages", MessagesController.Address, "messages", 25)
        .AddScoped<IAttentionSource, OpenMessages>();
}
