using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Doctor;

/// <summary>What <c>/health/ready</c> says, with what to do about it.</summary>
public sealed class HealthCheckFindings(HealthCheckService health) : IDoctorCheck
{
    private static readonly Dictionary<string, (string Title, AdminMessage Fix)> Known = new()
    {
        ["database"] = ("Database", "Look whether the database runs, and whether its disk is full."),
        ["outbox"] = ("Work in the background", "Look whether a process with Shop:Role all or jobs runs; Attention lists what failed."),
        ["mail"] = ("Mails of paid orders", "Attention lists mails that were given up; they can be sent again there."),
        ["stripe"] = ("Payment pages", "Attention says what Stripe answered."),
        ["shop"] = ("Ready to sell", "The setup guide on Attention lists what is left."),
        ["clock"] = ("Clock", "Turn on time synchronisation (timedatectl set-ntp true): Stripe refuses what is signed at another time."),
        ["job-storage"] = ("Storage of jobs", "Look whether the database runs."),
        ["disk"] = ("Disk", "Make room: pictures, invoices and backups need it, and SQLite stops selling without it."),
    };

    // After Stripe's, from whose answer the clock is known.
    public int Place => 40;

    public async Task<IReadOnlyList<DoctorFinding>> CheckAsync(CancellationToken cancellationToken) =>
        [.. (await health.CheckHealthAsync(cancellationToken)).Entries.Select(entry => FindingOf(entry.Key, entry.Value))];

    private static DoctorFinding FindingOf(string name, HealthReportEntry entry)
    {
        var (title, fix) = Known.GetValueOrDefault(name, (name, "The log of the shop has more."));
        var said = HealthDetail.In(entry) ?? entry.Description ?? entry.Exception?.Message ?? "no detail";
        return entry.Status switch
        {
            HealthStatus.Healthy => new(title, DoctorResult.Good, said),
            HealthStatus.Degraded => new(title, DoctorResult.Advice, said, fix),
            _ => new(title, DoctorResult.Fault, said, fix),
        };
    }
}
