using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Shared;
using Shop.Jobs.Mail.Templates;

namespace Shop.Jobs.Mail;

/// <summary>Writes mails and hands them to the mail server.</summary>
public sealed class MailModule : ShopModule
{
    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<SendMail>().AddScoped<MailFooter>().AddScoped<MailLayout>().AddScoped<ComposeMail>()
            .AddScoped<OrderMails>().AddScoped<RefundMails>()
            .AddScoped<CancellationMails>().AddScoped<PaymentMails>().AddScoped<DispatchMails>()
            .AddScoped<MailPreviews>().AddMailKinds(MailKinds.All);
    }
}
