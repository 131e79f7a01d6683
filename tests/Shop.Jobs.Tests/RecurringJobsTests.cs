using Hangfire;
using Hangfire.Common;
using Hangfire.InMemory;
using Hangfire.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Shop.Jobs.Hosting;

namespace Shop.Jobs.Tests;

public sealed class RecurringJobsTests : IDisposable
{
    private readonly InMemoryStorage _storage = new();
    private readonly RecurringJobs _jobs;

    public RecurringJobsTests() => _jobs = new RecurringJobs(
        _storage, OfAllModules(), TimeProvider.System, NullLogger<RecurringJobs>.Instance, new StartupDelayedServiceTests.Lifetime());

    [Theory]
    [InlineData(1)]
    [InlineData(24)]
    public void After_the_clock_was_put_back_each_job_runs_within_its_period_again(int hours)
    {
        var now = DateTime.UtcNow;
        Assert.True(_jobs.AreSet());
        var before = Next();
        PutOff(TimeSpan.FromHours(hours));
        Assert.True(Next()["reconcile-payments"] > now.AddMinutes(58));
        Assert.True(_jobs.AreSet());
        var after = Next();
        Assert.Equal(before.Keys.Order(), after.Keys.Order());
        Assert.True(after["reconcile-payments"] <= now.AddMinutes(3), $"{after["reconcile-payments"]}");
        Assert.True(after["apply-due-changes"] <= now.AddMinutes(3), $"{after["apply-due-changes"]}");
        Assert.All(after.Values, next => Assert.True(next <= now.AddDays(1).AddMinutes(2), $"{next}"));
    }

    [Fact]
    public void To_look_again_puts_nothing_off()
    {
        Assert.True(_jobs.AreSet());
        var before = Next()["learn-recommendations"];
        Assert.True(_jobs.AreSet());
        Assert.Equal(before, Next()["learn-recommendations"]);
    }

    public void Dispose()
    {
        _jobs.Dispose();
        _storage.Dispose();
    }

    // As the shop's modules register them.
    private static List<Shop.Jobs.Hosting.RecurringJob> OfAllModules()
    {
        var services = new ServiceCollection();
        services.AddSingleton(new RecurringPace(TimeSpan.FromMinutes(1)));
        foreach (var module in JobModules.All) module.AddJobWorkers(services);
        return [.. services.BuildServiceProvider().GetServices<Shop.Jobs.Hosting.RecurringJob>()];
    }

    private Dictionary<string, DateTime> Next()
    {
        using var connection = _storage.GetConnection();
        return connection.GetRecurringJobs().ToDictionary(job => job.Id, job => job.NextExecution!.Value, StringComparer.Ordinal);
    }

    // What Hangfire has stored when the clock is put back: the next run of each job lies that far ahead.
    private void PutOff(TimeSpan by)
    {
        foreach (var (id, next) in Next())
        {
            using var connection = _storage.GetConnection();
            using var transaction = connection.CreateWriteTransaction();
            transaction.SetRangeInHash($"recurring-job:{id}", [new("NextExecution", JobHelper.SerializeDateTime(next + by))]);
            transaction.AddToSet("recurring-jobs", id, JobHelper.ToTimestamp(next + by));
            transaction.Commit();
        }
    }
}
