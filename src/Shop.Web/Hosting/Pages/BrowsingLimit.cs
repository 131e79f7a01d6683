using System.Threading.RateLimiting;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Hosting.Pages;

/// <summary>
/// How many listing and product pages are made at once on SQLite, whose reads hold the thread that asks (R57): more of them wait
/// without a thread, so that a crowd that browses keeps nobody from buying, and no health check from its answer.
/// </summary>
internal static class BrowsingLimit
{
    public const string Policy = "browsing";

    // More than the processors can work on would only stand in each other's way.
    private static readonly int AtOnce = Math.Max(4, 2 * Environment.ProcessorCount);
    private const int MaxWaiting = 2000;

    public static IServiceCollection AddBrowsingLimit(this IServiceCollection services, DatabaseProvider database)
    {
        if (database == DatabaseProvider.Sqlite) KeepThreadsForOthers();
        return services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status503ServiceUnavailable;
            limits.OnRejected = (rejected, _) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter = ErrorHandling.SecondsUntilNextTry;
                return ValueTask.CompletedTask;
            };
            limits.AddPolicy(Policy, _ => database == DatabaseProvider.Sqlite
                ? RateLimitPartition.GetConcurrencyLimiter(Policy,
                    _ => new ConcurrencyLimiterOptions { PermitLimit = AtOnce, QueueLimit = MaxWaiting })
                : RateLimitPartition.GetNoLimiter(Policy));
        });
    }

    // The pool begins with a thread for each processor, which goes from one waiting page straight to the next and looks
    // at nothing else; more threads would come one by one, half a second apart.
    private static void KeepThreadsForOthers()
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, 2 * AtOnce), ports);
    }
}
