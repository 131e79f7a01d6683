using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Coupons;
using Shop.Domain.Orders;
using Shop.Domain.Persistence;
using Shop.Domain.Pricing;
using Shop.Domain.Settings;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>
/// The currency of the books stays once something was sold in another one, and while anything has a price in another one: amounts
/// are never converted.
/// </summary>
public sealed class CurrencyGuard(ShopDbContext db) : ISettingsGuard
{
    private const string Field = "code";

    public async Task<SettingProblem?> FindAsync(ISettings wanted, CancellationToken cancellationToken)
    {
        if (wanted is not BooksCurrency { Code: { } code } || !Currency.Codes.Contains(code)) return null;
        var currency = new Currency(code);
        if (await db.Set<Order>().AnyAsync(order => order.Currency != currency, cancellationToken))
            return new SettingProblem(Field, "Something was ordered in another currency: the books stay in it.");
        if (await db.Set<Variant>().AnyAsync(variant => variant.Currency != currency, cancellationToken))
            return new SettingProblem(Field, "Products have prices in another currency. Delete them first: amounts are not converted.");
        if (await db.Set<ShippingMethod>().AnyAsync(method => method.Currency != currency, cancellationToken))
            return new SettingProblem(Field, "Shipping methods cost something in another currency. Delete them first.");
        return await db.Set<Coupon>().AnyAsync(coupon => coupon.Currency != currency, cancellationToken)
            ? new SettingProblem(Field, "Coupons are in another currency. Delete them first.")
            : null;
    }
}
