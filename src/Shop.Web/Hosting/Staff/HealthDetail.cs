using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Shop.Web.Hosting.Staff;

/// <summary>What a check found: in English for probes and logs, and as a text that the back office can translate.</summary>
internal static class HealthDetail
{
    private const string Key = "detail";

    public static HealthCheckResult Healthy(AdminMessage detail) => HealthCheckResult.Healthy($"{detail}", With(detail));

    public static HealthCheckResult Degraded(AdminMessage detail) => HealthCheckResult.Degraded($"{detail}", data: With(detail));

    public static HealthCheckResult Unhealthy(AdminMessage detail, Exception? error = null) =>
        HealthCheckResult.Unhealthy($"{detail}", error, With(detail));

    /// <summary>Null for a check that found it in other words.</summary>
    public static AdminMessage? In(HealthReportEntry entry) => entry.Data.GetValueOrDefault(Key) as AdminMessage;

    private static Dictionary<string, object> With(AdminMessage detail) => new() { [Key] = detail };
}
