using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Pricing;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Setup;

/// <summary>There are rates of tax where the shop is established: without one nothing can be sold, unless the shop is exempt.</summary>
public sealed class TaxRateIsThere(ShopDbContext db, ShopTaxes taxes) : ISetupStep
{
    private const string Title = "Taxes";

    public int Place => 20;

    public async Task<SetupState> CheckAsync(CancellationToken cancellationToken)
    {
        if (taxes.IsExempt) return new SetupState(Title, true, "The shop charges no VAT.", "/admin/settings/taxes");
        var home = taxes.Home;
        // Where rates come with the shop they need a tick; elsewhere they are typed.
        var address = EuTaxRates.Proposed.Rates.Any(rate => rate.Country == home.Code)
            ? "/admin/taxes/proposal"
            : $"/admin/taxes/{home.Code}";
        return await db.Set<TaxRate>().AnyAsync(cancellationToken)
            ? new SetupState(Title, true, "There are rates.", "/admin/taxes")
            : new SetupState(Title, false, "No country has a rate yet: nothing can be sold.", address);
    }
}

/// <summary>There is a way to send parcels that shoppers can choose.</summary>
public sealed class ShippingMethodIsThere(ShopDbContext db) : ISetupStep
{
    private const string Title = "Shipping";

    public int Place => 30;

    public async Task<SetupState> CheckAsync(CancellationToken cancellationToken)
    {
        var count = await db.Set<ShippingMethod>().CountAsync(method => method.IsActive, cancellationToken);
        if (count > 0)
            return new SetupState(Title, true, new(count == 1 ? "{0} way to send." : "{0} ways to send.", count), "/admin/shipping");
        return await db.Set<ShippingMethod>().AnyAsync(cancellationToken)
            ? new SetupState(Title, false, "All shipping methods are off: nothing can be sent.", "/admin/shipping")
            : new SetupState(Title, false, "No shipping method yet: nothing can be sent.", "/admin/shipping/_new");
    }
}
