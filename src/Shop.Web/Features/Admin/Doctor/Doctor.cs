using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Doctor;

/// <summary>Runs all checks, one after the other: they share one connection to the database.</summary>
public sealed class Doctor(IEnumerable<IDoctorCheck> checks)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async Task<IReadOnlyList<DoctorFinding>> ExamineAsync(CancellationToken cancellationToken)
    {
        var findings = new List<DoctorFinding>();
        foreach (var check in checks.OrderBy(check => check.Place)) findings.AddRange(await CheckAsync(check, cancellationToken));
        return findings;
    }

    private static async Task<IReadOnlyList<DoctorFinding>> CheckAsync(IDoctorCheck check, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            return await check.CheckAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return [Failed(check, new("no answer within {0} seconds", Patience.TotalSeconds))];
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return [Failed(check, new("{0}", error.Message))];
        }
    }

    private static DoctorFinding Failed(IDoctorCheck check, AdminMessage why) =>
        new(check.GetType().Name, DoctorResult.Fault, new("It could not be checked: {0}", why), "The log of the shop has more.");
}
