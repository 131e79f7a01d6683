using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Catalogue;

/// <summary>Finds what a shopper means who chose options rather than a SKU.</summary>
public sealed class ChooseVariant(ShopDbContext db)
{
    /// <summary>
    /// The SKU of the variant with exactly these values, of the product that the other SKU belongs to; null when there is none.
    /// </summary>
    /// <param name="values">A value for each option, by facet.</param>
    public async Task<string?> ExecuteAsync(string sku, IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        var rows = await (
            from known in db.Set<Variant>()
            where known.Sku == sku
            join variant in db.Set<Variant>() on known.ProductId equals variant.ProductId
            where !variant.IsWithdrawn
            join value in db.Set<VariantValue>() on variant.Sku equals value.Sku
            select new { variant.Sku, value.FacetCode, value.ValueCode }).ToListAsync(cancellationToken);
        return rows.GroupBy(row => row.Sku)
            .FirstOrDefault(own => own.Count() == values.Count && own.All(row => values.GetValueOrDefault(row.FacetCode) == row.ValueCode))
                ?.Key;
    }
}
