using Shop.Domain.Shared;

namespace Shop.Web.Features.Account;

/// <summary>Shoppers register, sign in and see their orders.</summary>
public sealed class AccountModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services
        .AddScoped<CustomerDoor>().AddScoped<PasswordTrial>().AddSingleton<AccountLimits>().AddScoped<CustomerLinks>();
}
