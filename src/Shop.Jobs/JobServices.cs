using Hangfire;
using Hangfire.InMemory;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Shared;
using Shop.Jobs.Handlers;
using Shop.Jobs.Invoices;
using Shop.Jobs.Mail;
using Shop.Jobs.Outbox;

namespace Shop.Jobs;

/// <summary>The background work: outbox, its handlers, recurring jobs, and Hangfire's workers to run them.</summary>
public static class JobServices
{
    private const int Workers = 4;

    /// <summary>What other parts lean on even in a process that runs no jobs.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services) => services
        .AddScoped<InvoiceFile>().AddScoped<OutboxRows>().AddSingleton<OrderMails>().AddSingleton<RefundMails>()
        .AddHangfire(hangfire => hangfire.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings()
            .UseFilter(new AutomaticRetryAttribute { Attempts = 0 })
            .UseInMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromHours(3) }));

    /// <summary>Runs the jobs in this process.</summary>
    /// <param name="reconcileSeconds">Seconds between two looks at open payments.</param>
    public static IServiceCollection AddJobWorkers(this IServiceCollection services, int reconcileSeconds) => services
        .AddSingleton<OutboxHandlers>().AddSingleton<OutboxPump>()
        .AddHandler<OrderPaid, SendOrderConfirmation>().AddHandler<OrderPaid, LearnFromOrder>()
        .AddHandler<StripeEventStored, ActOnStripeEvent>().AddHandler<PaymentUnwanted, ReturnUnwantedMoney>()
        .AddHandler<RefundRequested, SendRefund>().AddHandler<OrderRefunded, SendRefundConfirmation>()
        .AddScoped<CompareLedgerJob>()
        .AddScoped<ReconcileJob>()
        .AddSingleton(new RecurringPace(TimeSpan.FromSeconds(reconcileSeconds)))
        .AddHangfireServer(server =>
        {
            server.WorkerCount = Workers;
            server.SchedulePollingInterval = TimeSpan.FromSeconds(1);
            server.ShutdownTimeout = TimeSpan.FromSeconds(10);
        })
        .AddHostedService<OutboxWaker>().AddHostedService<RecurringJobs>();

    private static IServiceCollection AddHandler<TEvent, THandler>(this IServiceCollection services)
        where TEvent : DomainEvent where THandler : class, IHandle<TEvent> =>
        services.AddScoped<THandler>().AddSingleton(OutboxHandler.Of<TEvent, THandler>());
}
