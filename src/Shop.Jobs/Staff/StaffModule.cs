using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Shared;
using Shop.Jobs.Outbox;

namespace Shop.Jobs.Staff;

/// <summary>Mails to staff: links to sign in, invitations, new passwords.</summary>
public sealed class StaffModule : ShopModule
{
    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<SignInMails>().AddScoped<StaffMails>().AddScoped<StaffLetters>();
    }

    public override void AddJobWorkers(IServiceCollection services)
    {
        services.AddHandler<SignInLinkAsked, SendSignInLink>();
        services.AddHandler<StaffInvited, SendStaffInvitation>();
        services.AddHandler<PasswordResetAsked, SendPasswordReset>();
    }
}
