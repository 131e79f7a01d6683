using Hangfire;
using Hangfire.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Shop.Jobs.Hosting;

/// <summary>
/// Tells Hangfire what to do again and again. It tries until it is heard: a process that was killed in the middle of the
/// same leaves its lock in PostgreSQL for a while, and the shop must open all the same. Afterwards it looks each minute whether
/// a job is due only in a future that the clock showed before it was put back, and tells Hangfire anew.
/// </summary>
public sealed class RecurringJobs(
    JobStorage storage, IEnumerable<RecurringJob> all, TimeProvider clock, ILogger<RecurringJobs> log, IHostApplicationLifetime lifetime)
        : StartupDelayedService(lifetime)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly RecurringJobManager _jobs = new(storage);

    /// <summary>Sets all jobs, and corrects those that wait for longer than their period.</summary>
    /// <returns>False when Hangfire's storage did not take it.</returns>
    public bool AreSet()
    {
        try
        {
            using var connection = storage.GetConnection();
            var known = connection.GetRecurringJobs().ToDictionary(job => job.Id, job => job.NextExecution, StringComparer.Ordinal);
            foreach (var job in all)
            {
                if (known.GetValueOrDefault(job.Id) > clock.GetUtcNow().UtcDateTime + job.Period + Minute) _jobs.RemoveIfExists(job.Id);
                job.Set(_jobs);
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
}
