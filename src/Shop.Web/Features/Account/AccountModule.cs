using Shop.Domain.Shared;

namespace Shop.Web.Features.Account;

/// <summary>Shoppers register, sign in, and see and change what belongs to their account.</summary>
public sealed class AccountModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services
        .AddScoped<CustomerDoor>().AddScoped<PasswordTrial>().AddScoped<PasswordProof>().AddSingleton<AccountLimits>()
        .AddScoped<CustomerLinks>().AddScoped<AddressForms>().AddScoped<AccountExport>();
}
