using Hangfire;
using Microsoft.Extensions.DependencyInjection;
using Shop.Jobs.Hosting;
using Xunit;

namespace Shop.Jobs.Tests;

public sealed class JobStorageTests
{
    [Fact]
    public void Two_hosts_in_one_process_have_a_list_of_jobs_and_services_for_them_each()
    {
        using var one = Host();
        using var other = Host();
        // Both are set up before either of them is used.
        foreach (var host in new[] { one, other }) host.GetRequiredService<IGlobalConfiguration>();
        Assert.NotSame(one.GetRequiredService<JobStorage>(), other.GetRequiredService<JobStorage>());
        Assert.NotSame(one.GetRequiredService<JobActivator>(), other.GetRequiredService<JobActivator>());
    }

    private static ServiceProvider Host() => new ServiceCollection().AddJobStorage(postgres: null).BuildServiceProvider();
}
