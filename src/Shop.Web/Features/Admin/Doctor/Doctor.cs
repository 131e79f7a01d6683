using Shop.Web.Features.Admin.Shared;

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
            return [Failed(check, $"no answer within {Patience.TotalSeconds} seconds")];
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return [Failed(check, error.Message)];
        }
    }

    private static DoctorFinding Failed(IDoctorCheck check, string why) =>
        new(check.GetType().Name, DoctorResult.Fault, $"It could not be checked: {why}", "The log of the shop has more.");
}
