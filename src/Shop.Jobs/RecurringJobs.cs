using Hangfire;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shop.Jobs.Handlers;

namespace Shop.Jobs;

/// <summary>How often open payments are looked at.</summary>
public sealed record RecurringPace(TimeSpan Reconcile);

/// <summary>
/// Tells Hangfire what to do again and again. It tries until it is heard: a process that was killed in the middle of the
/// same leaves its lock in PostgreSQL for a while, and the shop must open all the same.
/// </summary>
public sealed class RecurringJobs(IRecurringJobManager jobs, RecurringPace pace, ILogger<RecurringJobs> log, IHostApplicationLifetime lifetime) : AfterOpening(lifetime)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task WorkAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested && !AreSet())
            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private bool AreSet()
    {
        try
        {
            jobs.AddOrUpdate<ReconcileJob>("reconcile-payments", job => job.RunAsync(CancellationToken.None), Cron(pace.Reconcile));
            jobs.AddOrUpdate<ApplyDueChangesJob>("apply-due-changes", job => job.RunAsync(CancellationToken.None), "* * * * *");
            // Most runs find nothing to do: a day is compared once, at the first hour in which that is possible.
            jobs.AddOrUpdate<CompareLedgerJob>("compare-ledgers", job => job.RunAsync(CancellationToken.None), "10 * * * *");
            jobs.AddOrUpdate<LearnNeighboursJob>("learn-recommendations", job => job.RunAsync(CancellationToken.None), "30 4 * * *");
            jobs.AddOrUpdate<MergeSearchIndexesJob>("merge-search-indexes", job => job.RunAsync(CancellationToken.None), "50 4 * * *");
            jobs.AddOrUpdate<ForgetClientsJob>("forget-clients", job => job.RunAsync(CancellationToken.None), "20 4 * * *");
            return true;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            log.LogWarning(error, "The recurring jobs could not be set yet; trying again.");
            return false;
        }
    }

    // Hangfire reads six fields, seconds first, besides the usual five.
    private static string Cron(TimeSpan pace) => pace < TimeSpan.FromMinutes(1)
        ? $"*/{Math.Max(1, (int)pace.TotalSeconds)} * * * * *"
        : $"*/{Math.Min(30, (int)pace.TotalMinutes)} * * * *";
}
