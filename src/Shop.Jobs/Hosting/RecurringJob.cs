using System.Linq.Expressions;
using Hangfire;
using Microsoft.Extensions.DependencyInjection;

namespace Shop.Jobs.Hosting;

/// <summary>Work that is done again and again.</summary>
public interface IRecurringJob
{
    Task RunAsync(CancellationToken cancellationToken);
}

/// <summary>How often open payments are looked at.</summary>
public sealed record RecurringPace(TimeSpan Reconcile);

/// <summary>A job that a module wants done again and again.</summary>
/// <param name="Id">Its name in Hangfire's dashboard.</param>
/// <param name="Period">The longest time between two runs.</param>
/// <param name="Set">Tells Hangfire about it.</param>
public sealed record RecurringJob(string Id, TimeSpan Period, Action<RecurringJobManager> Set)
{
    /// <param name="cron">In UTC; six fields begin with the seconds.</param>
    public static RecurringJob Of<TJob>(string id, string cron, TimeSpan period) where TJob : IRecurringJob
    {
        Expression<Func<TJob, Task>> run = job => job.RunAsync(CancellationToken.None);
        return new(id, period, jobs => jobs.AddOrUpdate(id, run, cron));
    }
}

/// <summary>How a module registers its recurring jobs.</summary>
public static class RecurringJobServices
{
    /// <param name="cron">In UTC; six fields begin with the seconds.</param>
    public static IServiceCollection AddRecurringJob<TJob>(this IServiceCollection services, string id, string cron, TimeSpan period)
        where TJob : class, IRecurringJob =>
        services.AddScoped<TJob>().AddSingleton(RecurringJob.Of<TJob>(id, cron, period));
}
