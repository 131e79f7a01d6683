using Shop.Domain.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Admin.SignIn;

/// <summary>Signs staff in and out.</summary>
public sealed class SignInModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services
        .AddAdminPermission(this, AdminPermission.AnyStaff)
        .AddScoped<AfterSignIn>();
}
