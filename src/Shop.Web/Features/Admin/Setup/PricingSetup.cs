using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Pricing;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Setup;

/// <summary>There is a rate of tax: without one nothing can be sold, unless the shop is exempt.</summary>
public sealed class TaxRateIsThere(ShopDbContext db, ShopTaxes taxes) : ISetupStep
{
    public int Place => 20;

    public async Task<SetupState> CheckAsync(CancellationToken cancellationToken)
    {
        if (taxes.IsExempt) return new SetupState("Taxes", true, "The shop charges no VAT.", "/admin/settings/taxes");
        var isDone = await db.Set<TaxRate>().AnyAsync(cancellationToken);
        return new SetupState("Taxes", isDone, isDone
            ? "There are rates."
            : "No country has a rate yet: nothing can be sold.", "/admin/taxes");
    }
}

/// <summary>There is a way to send parcels.</summary>
public sealed class ShippingMethodIsThere(ShopDbContext db) : ISetupStep
{
    public int Place => 30;

    public async Task<SetupState> CheckAsync(CancellationToken cancellationToken)
    {
        var count = await db.Set<ShippingMethod>().CountAsync(cancellationToken);
        return new SetupState("Shipping", count > 0, count > 0
            ? $"{count} ways to send."
            : "No shipping method yet: nothing can be sent.", "/admin/shipping");
    }
}
