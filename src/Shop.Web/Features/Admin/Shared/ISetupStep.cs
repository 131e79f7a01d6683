namespace Shop.Web.Features.Admin.Shared;

/// <summary>How a step stands.</summary>
/// <param name="Title">What is to be done, in the imperative or as a noun.</param>
/// <param name="Detail">What was found, or what is missing.</param>
/// <param name="Address">The one page where it is done.</param>
public sealed record SetupState(string Title, bool IsDone, string Detail, string Address);

/// <summary>Something that a new merchant must do before the shop can sell; all registered steps together make the setup guide.</summary>
public interface ISetupStep
{
    /// <summary>Steps are sorted by it.</summary>
    int Place { get; }

    /// <summary>Looks at what is really there.</summary>
    Task<SetupState> CheckAsync(CancellationToken cancellationToken);
}
