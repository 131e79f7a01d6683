using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Setup;

/// <summary>A step of the guide; without a page of its own when the module that brings it is not part of the shop.</summary>
public sealed record SetupLine(SetupState State, bool HasPage);

/// <summary>All steps as they stand now, in the order in which they are best done.</summary>
public sealed class SetupLines(IEnumerable<ISetupStep> steps, AdminAddresses addresses)
{
    private const string Admin = "/admin/";

    public async Task<IReadOnlyList<SetupLine>> ReadAsync(CancellationToken cancellationToken)
    {
        var lines = new List<SetupLine>();
        foreach (var step in steps.OrderBy(step => step.Place))
        {
            var state = await step.CheckAsync(cancellationToken);
            lines.Add(new SetupLine(state, HasPage(state.Address)));
        }

        return lines;
    }

    private bool HasPage(string address) => !address.StartsWith(Admin, StringComparison.Ordinal)
        || addresses.PermissionOf(address, HttpMethods.Get) is not null;
}
