using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Admin.Mails;

/// <summary>What mails to buyers say.</summary>
public sealed class MailsModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services
        .AddAdminPermission(this, "settings")
        .AddAdminMenu(AdminMenuGroup.Settings, "Mails", MailsController.Address, "settings", 45)
        .AddScoped<TestMailOfTemplate>().AddScoped<IAttentionSource, FailedTemplates>();
}
