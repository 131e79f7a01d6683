using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Shared;

namespace Shop.Domain.Customers;

/// <summary>Shoppers who have an account.</summary>
public sealed class CustomersModule : ShopModule
{
    public override IReadOnlyList<string> TablePrefixes => ["customers"];

    public override void AddServices(IServiceCollection services) => services
        .AddScoped<Registrations>().AddScoped<CustomerSessions>().AddScoped<CustomerPasswords>()
        .AddScoped<MailedLinks>().AddScoped<ChangeEmail>().AddScoped<AddressBook>().AddScoped<CustomerFile>();
}
