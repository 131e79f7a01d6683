using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Microsoft.Extensions.DependencyInjection;

namespace Shop.Jobs.Hosting;

/// <summary>Hangfire: where it keeps its list, and its workers.</summary>
public static class HangfireServices
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan TakenForDead = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan MaxLock = TimeSpan.FromSeconds(10);

    /// <summary>What other parts lean on even in a process that runs no jobs.</summary>
    /// <param name="postgres">The connection string of the database that all processes share, or null: then Hangfire's list lives and ends
    /// with this process, which loses nothing, since the outbox holds what must happen.</param>
    public static IServiceCollection AddJobStorage(this IServiceCollection services, string? postgres) => services
        // Of this host alone: what AddHangfire would take belongs to the process, and of two hosts in one the jobs would be mixed up.
        .AddSingleton(provider => StorageOf(provider, postgres))
        .AddSingleton<JobActivator>(provider => new AspNetCoreJobActivator(provider.GetRequiredService<IServiceScopeFactory>()))
        .AddHangfire(hangfire => hangfire.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings()
            .UseFilter(new AutomaticRetryAttribute { Attempts = 0 }));

    /// <summary>Runs the jobs in this process.</summary>
    /// <param name="reconcileSeconds">Seconds between two looks at open payments.</param>
    public static IServiceCollection AddHangfireWorkers(this IServiceCollection services, int reconcileSeconds) => services
        .AddSingleton(new RecurringPace(TimeSpan.FromSeconds(reconcileSeconds)))
        .AddHostedService<JobWorkers>().AddHostedService<RecurringJobs>();

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
        DistributedLockTimeout = MaxLock, PrepareSchemaIfNecessary = true,
    };
}
