using Shop.Domain.Settings;
using Shop.Domain.Settings.Looks;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Looks;

/// <summary>The merchant has chosen how the shop looks, be it as it was.</summary>
public sealed class LookIsChosen(CurrentSettings settings) : ISetupStep
{
    public int Place => 15;

    public async Task<SetupState> CheckAsync(CancellationToken cancellationToken) =>
        (await settings.ReadAsync(cancellationToken)).GroupOf<Look>().IsSaved
            ? new SetupState("Look", true, "Colours and fonts are chosen.", LooksController.Address)
            : new SetupState("Look", false, "Choose colours, fonts and a logo, or save the plain look as it is.", LooksController.Address);
}
