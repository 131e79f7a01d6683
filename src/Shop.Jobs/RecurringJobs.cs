using Hangfire;
using Microsoft.Extensions.Hosting;
using Shop.Jobs.Handlers;

namespace Shop.Jobs;

/// <summary>How often open payments are looked at.</summary>
public sealed record RecurringPace(TimeSpan Reconcile);

/// <summary>Tells Hangfire what to do again and again.</summary>
public sealed class RecurringJobs(IRecurringJobManager jobs, RecurringPace pace) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        jobs.AddOrUpdate<ReconcileJob>("reconcile-payments", job => job.RunAsync(CancellationToken.None), Cron(pace.Reconcile));
        // At night, an hour after the last of the day's clock changes.
        jobs.AddOrUpdate<CompareLedgerJob>("compare-ledgers", job => job.RunAsync(CancellationToken.None), "0 4 * * *");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Hangfire reads six fields, seconds first, besides the usual five.
    private static string Cron(TimeSpan pace) => pace < TimeSpan.FromMinutes(1)
        ? $"*/{Math.Max(1, (int)pace.TotalSeconds)} * * * * *"
        : $"*/{Math.Min(30, (int)pace.TotalMinutes)} * * * *";
}
