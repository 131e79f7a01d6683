using System.Linq.Expressions;
using Hangfire;
using Hangfire.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shop.Jobs.Handlers;

namespace Shop.Jobs;

/// <summary>How often open payments are looked at.</summary>
public sealed record RecurringPace(TimeSpan Reconcile);

/// <summary>
/// Tells Hangfire what to do again and again. It tries until it is heard: a process that was killed in the middle of the
/// same leaves its lock in PostgreSQL for a while, and the shop must open all the same. Afterwards it looks each minute whether
/// a job is due only in a future that the clock showed before it was put back, and tells Hangfire anew.
/// </summary>
public sealed class RecurringJobs(
    JobStorage storage, RecurringPace pace, TimeProvider clock, ILogger<RecurringJobs> log, IHostApplicationLifetime lifetime) : AfterOpening(lifetime)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly RecurringJobManager _jobs = new(storage);

    /// <summary>Sets all jobs, and corrects those that wait for longer than their period.</summary>
    /// <returns>False when Hangfire's storage did not take it.</returns>
    public bool AreSet()
    {
        try
        {
            using var connection = storage.GetConnection();
            var known = connection.GetRecurringJobs().ToDictionary(job => job.Id, job => job.NextExecution, StringComparer.Ordinal);
            foreach (var job in All())
            {
                if (known.GetValueOrDefault(job.Id) > clock.GetUtcNow().UtcDateTime + job.Period + Minute) _jobs.RemoveIfExists(job.Id);
                job.Set();
            }

            return true;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            log.LogWarning(error, "The recurring jobs could not be set yet; trying again.");
            return false;
        }
    }

    protected override async Task WorkAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
            await Task.Delay(AreSet() ? Minute : Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private IEnumerable<RecurringWork> All() =>
    [
        Of<ReconcileJob>("reconcile-payments", job => job.RunAsync(CancellationToken.None), Cron(pace.Reconcile), pace.Reconcile > Minute ? pace.Reconcile : Minute),
        Of<ApplyDueChangesJob>("apply-due-changes", job => job.RunAsync(CancellationToken.None), "* * * * *", Minute),
        // Most runs find nothing to do: a day is compared once, at the first hour in which that is possible.
        Of<CompareLedgerJob>("compare-ledgers", job => job.RunAsync(CancellationToken.None), "10 * * * *", Hour),
        Of<LearnNeighboursJob>("learn-recommendations", job => job.RunAsync(CancellationToken.None), "30 4 * * *", Day),
        Of<MergeSearchIndexesJob>("merge-search-indexes", job => job.RunAsync(CancellationToken.None), "50 4 * * *", Day),
        Of<ForgetClientsJob>("forget-clients", job => job.RunAsync(CancellationToken.None), "20 4 * * *", Day),
    ];

    private RecurringWork Of<TJob>(string id, Expression<Func<TJob, Task>> run, string cron, TimeSpan period) =>
        new(id, period, () => _jobs.AddOrUpdate(id, run, cron));

    // Hangfire reads six fields, seconds first, besides the usual five.
    private static string Cron(TimeSpan pace) => pace < TimeSpan.FromMinutes(1)
        ? $"*/{Math.Max(1, (int)pace.TotalSeconds)} * * * * *"
        : $"*/{Math.Min(30, (int)pace.TotalMinutes)} * * * *";

    private sealed record RecurringWork(string Id, TimeSpan Period, Action Set);
}
