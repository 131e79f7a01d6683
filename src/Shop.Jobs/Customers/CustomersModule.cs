using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Shared;
using Shop.Jobs.Mail.Templates;
using Shop.Jobs.Outbox;

namespace Shop.Jobs.Customers;

/// <summary>Mails to shoppers about their accounts.</summary>
public sealed class CustomersModule : ShopModule
{
    public override void AddServices(IServiceCollection services) =>
        services.AddScoped<CustomerMails>().AddMailKinds(CustomerMailKinds.All);

    public override void AddJobWorkers(IServiceCollection services)
    {
        services.AddHandler<RegistrationAsked, SendRegistration>();
        services.AddHandler<CustomerPasswordResetAsked, SendCustomerPasswordReset>();
    }
}
