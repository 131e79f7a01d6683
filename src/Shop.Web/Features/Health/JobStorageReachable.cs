using Hangfire;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Health;

/// <summary>Hangfire starts without its storage and says nothing (R47), so we ask it. A process without jobs passes.</summary>
public sealed class JobStorageReachable(IServiceProvider services) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (services.GetService<JobStorage>() is not { } storage)
            return Task.FromResult(HealthDetail.Healthy("no jobs in this process"));
        try
        {
            var servers = storage.GetMonitoringApi().Servers().Count;
            return Task.FromResult(HealthDetail.Healthy(new("{0} job servers", servers)));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return Task.FromResult(HealthDetail.Unhealthy("cannot be reached", error));
        }
    }
}
