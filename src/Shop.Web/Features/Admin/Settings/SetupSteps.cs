using Shop.Domain.Settings;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Settings;

/// <summary>The seller has a name, an address and a mail address: an invoice must name them.</summary>
public sealed class SellerIsNamed(ShopIdentity shop) : ISetupStep
{
    private const string Title = "Name and address";

    public int Place => 10;

    public Task<SetupState> CheckAsync(CancellationToken cancellationToken) => Task.FromResult(shop.IsComplete
        ? new SetupState(Title, true, new("{0}", shop.LegalName), SettingsPageList.Shop.Address)
        : new SetupState(Title, false, "Invoices and pages must name who sells, with an address and a mail address.",
            SettingsPageList.Shop.Address));
}

/// <summary>The merchant has said in which currency the shop sells.</summary>
public sealed class CurrencyIsChosen(CurrentSettings settings, Languages languages) : ISetupStep
{
    private const string Title = "Languages and currency";

    public int Place => 12;

    public async Task<SetupState> CheckAsync(CancellationToken cancellationToken)
    {
        var currency = (await settings.ReadAsync(cancellationToken)).GroupOf<BooksCurrency>();
        var names = AdminMessage.And(languages.All.Select(language => language.Name));
        var code = ((BooksCurrency)currency.Values).Code;
        return currency.IsSaved
            ? new SetupState(Title, true, new("Prices are in {0}, pages in {1}.", code, names), CurrencyPage.Page.Address)
            : new SetupState(Title, false, new(
                "Prices are in {0} until you choose. Pages are in {1}; whoever runs the server sets that (Shop:Languages).", code, names),
                CurrencyPage.Page.Address);
    }
}

/// <summary>The last step.</summary>
public sealed class ShopIsOpen(Opening opening) : ISetupStep
{
    private const string Title = "Open the shop";
    private const string Address = $"{SettingsPage.Root}/opening";

    public int Place => 100;

    public Task<SetupState> CheckAsync(CancellationToken cancellationToken) => Task.FromResult(opening.IsOpen
        ? new SetupState(Title, true, "Shoppers are served.", Address)
        : new SetupState(Title, false, "Shoppers see the opening page until then.", Address));
}
