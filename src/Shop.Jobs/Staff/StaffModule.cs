using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Shared;
using Shop.Jobs.Outbox;

namespace Shop.Jobs.Staff;

/// <summary>Lets staff in by a link.</summary>
public sealed class StaffModule : ShopModule
{
    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<SignInMails>();
    }

    public override void AddJobWorkers(IServiceCollection services)
    {
        services.AddHandler<SignInLinkAsked, SendSignInLink>();
    }
}
