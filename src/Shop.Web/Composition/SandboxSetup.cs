using Microsoft.Extensions.DependencyInjection.Extensions;
using Shop.Web.Hosting.Pages;
using Shop.Web.Sandbox;
using Shop.Web.Sandbox.Mail;
using Shop.Web.Sandbox.Stripe;

namespace Shop.Web.Composition;

/// <summary>Plugs the sandbox into a host: beside the shop, or alone.</summary>
public static class SandboxSetup
{
    /// <summary>Adds the sandbox's services; its state lies in <see cref="SandboxOptions.DataPath"/>.</summary>
    public static IServiceCollection AddSandbox(this IServiceCollection services, SandboxOptions options)
    {
        services.AddSandboxMail(options);
        services.AddSingleton<WebhookSignal>().AddSingleton<SandboxDatabase>().AddSingleton<Fixtures>().AddSingleton<Chaos>()
            .AddSingleton<EventsLog>();
        services.AddSingleton<LineItems>().AddSingleton<CheckoutSessions>().AddSingleton<PaymentIntents>().AddSingleton<Charges>();
        services.AddSingleton<Refunds>().AddSingleton<Disputes>().AddSingleton<ReversalRoutes>().AddSingleton<DueTimers>();
        services.AddSingleton<SessionSteps>().AddSingleton<SessionPayments>().AddSingleton<DelayedPayments>();
        services.AddSingleton<Idempotency>().AddSingleton<StripeApi>().AddSingleton<StripeRoutes>();
        services.AddSingleton<PayPage>().AddSingleton<Ledger>().AddSingleton<ChaosForm>();
        return services.AddHostedService<WebhookSender>().AddHostedService<SessionClock>();
    }

    /// <summary>The mailbox alone, for a shop whose Stripe is elsewhere.</summary>
    public static IServiceCollection AddSandboxMail(this IServiceCollection services, SandboxOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton(options).AddSingleton<SandboxMailbox>().AddSingleton<MailPages>();
    }

    /// <summary>Maps the pages and the API under <c>/sandbox</c>.</summary>
    /// <exception cref="InvalidOperationException">In Production, where nobody may be given goods for play money.</exception>
    public static IEndpointConventionBuilder MapSandbox(this IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        if (services.GetRequiredService<IHostEnvironment>().IsProduction())
            throw new InvalidOperationException("The sandbox does not run in Production.");
        var sandbox = endpoints.MapGroup("/sandbox");
        services.GetRequiredService<MailPages>().Map(sandbox);
        if (services.GetService<StripeRoutes>() is null) return sandbox;
        var stripe = sandbox.MapGroup("/stripe");
        services.GetRequiredService<PayPage>().Map(stripe);
        services.GetRequiredService<StripeRoutes>().Map(stripe.MapGroup("").WithMetadata(new NoBrowserAttribute()));
        stripe.MapGet("/ledger.json", async (Ledger ledger, CancellationToken cancellationToken) =>
            Results.Text(await ledger.ReadAsync(cancellationToken), "application/json", System.Text.Encoding.UTF8));
        stripe.MapPost("/chaos",
            (ChaosForm chaos, HttpRequest request, CancellationToken cancellationToken) => chaos.SetAsync(request, cancellationToken))
            .WithMetadata(new NoBrowserAttribute());
        return sandbox;
    }
}
