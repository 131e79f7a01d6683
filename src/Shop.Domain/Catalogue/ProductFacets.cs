using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>What the shopper chooses among: "Glaze", with the values that variants for sale have.</summary>
public sealed record OptionGroup(string FacetCode, string Name, IReadOnlyList<OptionValue> Values);

/// <summary>One value of a group; a swatch is a colour as "#RRGGBB".</summary>
public sealed record OptionValue(string Code, string Label, string? Swatch);

/// <summary>A row of the facts table: "Material", with one or more values.</summary>
public sealed record AttributeFacts(string FacetCode, string Name, IReadOnlyList<string> Values);

/// <summary>Reads a product's options and attributes in one language, with English where words are missing.</summary>
internal static class ProductFacets
{
    /// <summary>The groups in the product's order, and each variant's values by facet.</summary>
    public static async Task<(IReadOnlyList<OptionGroup> Groups, ILookup<string, (string Facet, string Value)> Values)> OptionsAsync(
        ShopDbContext db, ProductId id, string culture, CancellationToken cancellationToken)
    {
        var rows = await (
            from option in db.Set<ProductOption>()
            where option.ProductId == id
            from value in db.Set<VariantValue>().Where(value => value.FacetCode == option.FacetCode)
            join variant in db.Set<Variant>() on value.Sku equals variant.Sku
            where variant.ProductId == id && !variant.IsWithdrawn
            join facetValue in db.Set<FacetValue>() on new { value.FacetCode, Code = value.ValueCode } equals new { facetValue.FacetCode, facetValue.Code }
            orderby option.Position, facetValue.Position, value.ValueCode, value.Sku
            select new { value.Sku, value.FacetCode, value.ValueCode, facetValue.Swatch }).ToListAsync(cancellationToken);
        var words = await WordsAsync(db, [.. rows.Select(row => row.FacetCode).Distinct()], culture, cancellationToken);
        var groups = rows.GroupBy(row => row.FacetCode).Select(group => new OptionGroup(
            group.Key, words.NameOf(group.Key),
            [.. group.DistinctBy(row => row.ValueCode).Select(row => new OptionValue(row.ValueCode, words.LabelOf(row.FacetCode, row.ValueCode), row.Swatch))]));
        return ([.. groups], rows.ToLookup(row => row.Sku, row => (row.FacetCode, row.ValueCode)));
    }

    public static async Task<IReadOnlyList<AttributeFacts>> AttributesAsync(
        ShopDbContext db, ProductId id, string culture, CancellationToken cancellationToken)
    {
        var rows = await (
            from value in db.Set<ProductValue>()
            where value.ProductId == id
            join facet in db.Set<Facet>().IgnoreAutoIncludes() on value.FacetCode equals facet.Code
            join facetValue in db.Set<FacetValue>() on new { value.FacetCode, Code = value.ValueCode } equals new { facetValue.FacetCode, facetValue.Code }
            orderby facet.Position, facet.Code, facetValue.Position, value.ValueCode
            select new { value.FacetCode, value.ValueCode }).ToListAsync(cancellationToken);
        var words = await WordsAsync(db, [.. rows.Select(row => row.FacetCode).Distinct()], culture, cancellationToken);
        return [.. rows.GroupBy(row => row.FacetCode).Select(group => new AttributeFacts(
            group.Key, words.NameOf(group.Key), [.. group.Select(row => words.LabelOf(row.FacetCode, row.ValueCode))]))];
    }

    private static async Task<Words> WordsAsync(ShopDbContext db, List<string> facets, string culture, CancellationToken cancellationToken)
    {
        if (facets.Count == 0) return new Words([], []);
        // English first, so that the language asked for takes its place.
        var names = await db.Set<FacetTranslation>().AsNoTracking().Where(text => facets.Contains(text.FacetCode))
            .Where(text => text.Culture == culture || text.Culture == CatalogueRules.FallbackCulture)
            .OrderBy(text => text.Culture == culture ? 1 : 0).ToListAsync(cancellationToken);
        var labels = await db.Set<FacetValueTranslation>().AsNoTracking().Where(text => facets.Contains(text.FacetCode))
            .Where(text => text.Culture == culture || text.Culture == CatalogueRules.FallbackCulture)
            .OrderBy(text => text.Culture == culture ? 1 : 0).ToListAsync(cancellationToken);
        var found = new Words([], []);
        foreach (var name in names) found.Names[name.FacetCode] = name.Name;
        foreach (var label in labels) found.Labels[(label.FacetCode, label.ValueCode)] = label.Label;
        return found;
    }

    private sealed record Words(Dictionary<string, string> Names, Dictionary<(string, string), string> Labels)
    {
        public string NameOf(string facet) => Names.GetValueOrDefault(facet, facet);

        public string LabelOf(string facet, string value) => Labels.GetValueOrDefault((facet, value), value);
    }
}
