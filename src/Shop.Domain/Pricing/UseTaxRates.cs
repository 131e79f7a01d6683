using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Pricing;

/// <summary>Remembers of rates that orders were placed at them, so that nobody takes them out.</summary>
public static class UseTaxRates
{
    /// <summary>Runs in the order's transaction.</summary>
    /// <param name="db">With that transaction.</param>
    /// <param name="unused">Those of an order's rates that no order was placed at yet, in the order of their classes.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>False when one was taken out or corrected since it was read: the order must be priced anew.</returns>
    public static async Task<bool> TryUseAsync(this ShopDbContext db, IReadOnlyList<TaxRate> unused, CancellationToken cancellationToken)
    {
        foreach (var rate in unused)
        {
            var (country, taxClass, from, points) = (rate.Country, rate.TaxClass, rate.ValidFrom, rate.Rate);
            var marked = await db.Set<TaxRate>()
                .Where(each => each.Country == country && each.TaxClass == taxClass && each.ValidFrom == from && each.Rate == points)
                .ExecuteUpdateAsync(set => set.SetProperty(each => each.IsUsed, true), cancellationToken);
            if (marked == 0) return false;
        }

        return true;
    }
}
