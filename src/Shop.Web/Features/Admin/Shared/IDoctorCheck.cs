using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Shared;

/// <summary>How a check of the doctor ended.</summary>
public enum DoctorResult
{
    Good,

    /// <summary>The shop sells, but somebody should look.</summary>
    Advice,

    /// <summary>Shoppers or money are affected.</summary>
    Fault,
}

/// <summary>What a check found, in words for whoever runs the shop.</summary>
/// <param name="Title">In English: the key of its translations.</param>
/// <param name="Fix">What to do; null when there is nothing to do.</param>
public sealed record DoctorFinding(string Title, DoctorResult Result, AdminMessage Said, AdminMessage? Fix = null);

/// <summary>Looks at one part of how the shop is run. A module registers its own.</summary>
public interface IDoctorCheck
{
    /// <summary>Lower comes first.</summary>
    int Place { get; }

    /// <summary>Looks now. What it throws is shown as a fault.</summary>
    Task<IReadOnlyList<DoctorFinding>> CheckAsync(CancellationToken cancellationToken);
}
