using Shop.Jobs.Mail;
using Shop.Web.Hosting.Pages;
using Shop.Web.Sandbox.Mail;
using Shop.Web.Sandbox.Stripe;

namespace Shop.Web.Sandbox;

/// <summary>Where the sandbox keeps its state, and where it sends its webhooks to.</summary>
public sealed record SandboxOptions(string DataPath, string PublicUrl, string WebhookUrl, string WebhookSecret)
{
    public string Folder => Path.Combine(DataPath, "sandbox");
}

/// <summary>
/// A stand-in for the part of Stripe that the shop uses, and for a mail server: kept on disk apart from the shop's
/// database, spoken to over HTTP, never in Production. Nothing depends on it.
/// </summary>
public static class SandboxServices
{
    public static IServiceCollection AddSandbox(this IServiceCollection services, SandboxOptions options)
    {
        Directory.CreateDirectory(options.Folder);
        services.AddHttpClient(WebhookSender.Client, client => client.Timeout = TimeSpan.FromSeconds(20));
        return services.AddSingleton(options).AddSingleton<SandboxStore>().AddSingleton<Chaos>().AddSingleton<StripeEvents>()
            .AddSingleton<CheckoutSessions>().AddSingleton<CardPayments>().AddSingleton<Refunds>().AddSingleton<StripeApi>()
            .AddSingleton<SandboxMailbox>().AddHostedService<WebhookSender>().AddHostedService<SandboxClock>();
    }

    /// <summary>Mails go to the mailbox instead of a server.</summary>
    public static IServiceCollection AddSandboxMail(this IServiceCollection services) => services.AddSingleton<IEmailSender, SandboxEmailSender>();

    public static void MapSandbox(this IEndpointRouteBuilder endpoints)
    {
        var sandbox = endpoints.MapGroup("/sandbox");
        sandbox.MapGroup("/stripe/v1").MapStripeApi().WithMetadata(new ForMachinesAttribute());
        sandbox.MapLedger();
        sandbox.MapPayPage();
        sandbox.MapMailPages();
    }
}
