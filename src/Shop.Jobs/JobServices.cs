using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Shared;
using Shop.Jobs.Handlers;
using Shop.Jobs.Imports;
using Shop.Jobs.Invoices;
using Shop.Jobs.Mail;
using Shop.Jobs.Outbox;
using Shop.Jobs.Pictures;

namespace Shop.Jobs;

/// <summary>The background work: outbox, its handlers, recurring jobs, and Hangfire's workers to run them.</summary>
public static class JobServices
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan TakenForDead = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestLock = TimeSpan.FromSeconds(10);

    /// <summary>What other parts lean on even in a process that runs no jobs.</summary>
    /// <param name="postgres">The connection string of the database that all processes share, or null: then Hangfire's list lives and ends with this process, which loses nothing, since the outbox holds what must happen.</param>
    public static IServiceCollection AddJobs(this IServiceCollection services, string? postgres) => services
        .AddScoped<InvoiceFile>().AddScoped<OutboxRows>().AddScoped<WorkLease>().AddScoped<SendMail>().AddSingleton<OrderMails>().AddSingleton<RefundMails>().AddSingleton<CancellationMails>().AddScoped<ConfirmationMail>()
        .AddSingleton<NoticeMails>().AddSingleton<SignInMails>()
        .AddSingleton<PictureFiles>().AddSingleton<PictureRenditions>().AddScoped<KeepPicture>()
        // Of this host alone: what AddHangfire would take belongs to the process, and of two hosts in one the jobs would be mixed up.
        .AddSingleton(services => StorageOf(services, postgres))
        .AddSingleton<JobActivator>(services => new AspNetCoreJobActivator(services.GetRequiredService<IServiceScopeFactory>()))
        .AddHangfire(hangfire => hangfire.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings()
            .UseFilter(new AutomaticRetryAttribute { Attempts = 0 }));

    /// <summary>Runs the jobs in this process.</summary>
    /// <param name="reconcileSeconds">Seconds between two looks at open payments.</param>
    public static IServiceCollection AddJobWorkers(this IServiceCollection services, int reconcileSeconds, FetchRules fetching) => services
        .AddSingleton(fetching)
        .AddSingleton<OutboxHandlers>().AddSingleton<OutboxPump>()
        .AddHandler<OrderPaid, SendOrderConfirmation>().AddHandler<OrderPaid, LearnFromOrder>().AddHandler<OrderCancelled, SendCancellation>()
        .AddHandler<StripeEventStored, ActOnStripeEvent>().AddHandler<PaymentUnwanted, ReturnUnwantedMoney>()
        .AddHandler<RefundRequested, SendRefund>().AddHandler<OrderRefunded, SendRefundConfirmation>()
        .AddHandler<OrderRefunded, ForgetRefundedOrder>().AddHandler<BackInStock, SendStockNotices>().AddHandler<PictureUploaded, MakeRenditions>()
        .AddHandler<PicturesForgotten, DeletePictureFiles>().AddHandler<SignInLinkAsked, SendSignInLink>()
        .AddScoped<CompareLedgerJob>().AddScoped<ReconcileJob>().AddScoped<ApplyDueChangesJob>().AddScoped<LearnNeighboursJob>().AddScoped<MergeSearchIndexesJob>().AddScoped<ForgetClientsJob>()
        .AddSingleton<ImportRunner>()
        .AddSingleton<FetchPicture>().AddScoped<FetchPictures>().AddSingleton<PictureRunner>()
        .AddSingleton(new RecurringPace(TimeSpan.FromSeconds(reconcileSeconds)))
        .AddHostedService<JobWorkers>().AddHostedService<OutboxWaker>().AddHostedService<FreeStuckWork>().AddHostedService<ImportWaker<ImportRunner>>().AddHostedService<ImportWaker<PictureRunner>>().AddHostedService<RecurringJobs>();

    private static JobStorage StorageOf(IServiceProvider services, string? postgres)
    {
        // Hangfire hears how jobs are written down before anybody can write one.
        services.GetRequiredService<IGlobalConfiguration>();
        return postgres is null
            ? new InMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromHours(3) })
            : new PostgreSqlStorage(new NpgsqlConnectionFactory(postgres, StorageOptions), StorageOptions);
    }

    // A worker that was killed is taken for dead when it has not renewed its claim for two minutes; Hangfire's own 30 are too long (R47).
    // Its locks are rows that outlive a killed process; ours are held for milliseconds, so nobody waits ten minutes for the dead.
    private static PostgreSqlStorageOptions StorageOptions { get; } = new()
    {
        QueuePollInterval = PollInterval, InvisibilityTimeout = TakenForDead, UseSlidingInvisibilityTimeout = true,
        DistributedLockTimeout = LongestLock, PrepareSchemaIfNecessary = true,
    };

    private static IServiceCollection AddHandler<TEvent, THandler>(this IServiceCollection services)
        where TEvent : DomainEvent where THandler : class, IHandle<TEvent> =>
        services.AddScoped<THandler>().AddSingleton(OutboxHandler.Of<TEvent, THandler>());
}
