using Shop.Domain.Settings;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Settings;

/// <summary>The seller has a name, an address and a mail address: an invoice must name them.</summary>
public sealed class SellerIsNamed(ShopIdentity shop) : ISetupStep
{
    public int Place => 10;

    public Task<SetupState> CheckAsync(CancellationToken cancellationToken) => Task.FromResult(new SetupState(
        "Name and address of the seller", shop.IsComplete,
        shop.IsComplete
            ? shop.LegalName
            : "Invoices and pages must name who sells, with an address and a mail address.", SettingsPageList.Shop.Address));
}

/// <summary>The last step.</summary>
public sealed class ShopIsOpen(Opening opening) : ISetupStep
{
    public int Place => 100;

    public Task<SetupState> CheckAsync(CancellationToken cancellationToken) => Task.FromResult(new SetupState(
        "Open the shop", opening.IsOpen, opening.IsOpen
            ? "Shoppers are served."
            : "Shoppers see the opening page until then.", $"{SettingsPage.Root}/opening"));
}
