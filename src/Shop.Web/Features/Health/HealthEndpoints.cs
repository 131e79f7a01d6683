using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Health;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: it can take orders; a proxy stops sending when it cannot (R88).
/// </summary>
public static class HealthEndpoints
{
    private const string Ready = "ready";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static IServiceCollection AddShopHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<DatabaseWritable>("database", tags: [Ready], timeout: Patience)
            .AddCheck<OutboxMoving>("outbox", tags: [Ready], timeout: Patience)
            .AddCheck<PaidOrdersHaveMail>("mail", tags: [Ready], timeout: Patience)
            .AddCheck<StripeTakesPayments>("stripe", tags: [Ready], timeout: Patience)
            .AddCheck<ShopCanSell>("shop", tags: [Ready], timeout: Patience)
            .AddCheck<ClockIsRight>("clock", tags: [Ready], timeout: Patience)
            .AddCheck<JobStorageReachable>("job-storage", tags: [Ready], timeout: Patience)
            .AddCheck<DiskHasRoom>("disk", tags: [Ready], timeout: Patience);
        return services;
    }

    public static void MapShopHealth(this IEndpointRouteBuilder endpoints)
    {
        Map(endpoints, "/health/live", _ => false);
        Map(endpoints, "/health/ready", check => check.Tags.Contains(Ready));
    }

    private static void Map(IEndpointRouteBuilder endpoints, string path, Func<HealthCheckRegistration, bool> which) =>
        endpoints.MapHealthChecks(path, new HealthCheckOptions { Predicate = which, ResponseWriter = WriteAsync })
            .WithMetadata(new NoBrowserAttribute());

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        var checks = report.Entries.ToDictionary(entry => entry.Key, entry => new
        {
            status = Name(entry.Value.Status),
            detail = entry.Value.Description,
            milliseconds = (long)entry.Value.Duration.TotalMilliseconds,
        });
        context.Response.ContentType = "application/json";
        return JsonSerializer.SerializeAsync(
            context.Response.Body, new { status = Name(report.Status), checks }, cancellationToken: context.RequestAborted);
    }

    private static string Name(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "healthy",
        HealthStatus.Degraded => "degraded",
        _ => "unhealthy",
    };
}
