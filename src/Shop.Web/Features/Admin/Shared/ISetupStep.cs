using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Shared;

/// <summary>How a step stands.</summary>
/// <param name="Title">What is to be done, in the imperative or as a noun.</param>
/// <param name="Detail">What was found, or what is missing.</param>
/// <param name="Address">The one page where it is done.</param>
public sealed record SetupState(AdminMessage Title, bool IsDone, AdminMessage Detail, string Address)
{
    /// <summary>What the guide's own button does instead of a page; null for none.</summary>
    public SetupAction? Action { get; init; }
}

/// <summary>A button of the guide.</summary>
/// <param name="Address">What it posts to.</param>
public sealed record SetupAction(string Address, AdminMessage Text);

/// <summary>Something that a new merchant must do before the shop can sell; all registered steps together make the setup guide.</summary>
public interface ISetupStep
{
    /// <summary>Steps are sorted by it.</summary>
    int Place { get; }

    /// <summary>Looks at what is really there.</summary>
    Task<SetupState> CheckAsync(CancellationToken cancellationToken);
}
