using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>What the shopper chooses among: "Glaze", with the values that variants for sale have.</summary>
public sealed record OptionGroup(string FacetCode, string Name, IReadOnlyList<OptionValue> Values);

/// <summary>One value of a group; a swatch is a colour as "#RRGGBB".</summary>
public sealed record OptionValue(string Code, string Label, string? Swatch);

/// <summary>A row of the facts table: "Material", with one or more values.</summary>
public sealed record AttributeDetails(string FacetCode, string Name, IReadOnlyList<string> Values);

/// <summary>Reads a product's options and attributes in one language, with English where words are missing.</summary>
internal static class ProductFacets
{
    private static readonly Func<ShopDbContext, ProductId, IAsyncEnumerable<OptionRow>> OptionRows = CompiledQuery.PerModel(() => EF.CompileAsyncQuery(
        (ShopDbContext db, ProductId id) =>
            from option in db.Set<ProductOption>()
            where option.ProductId == id
            from value in db.Set<VariantValue>().Where(value => value.FacetCode == option.FacetCode)
            join variant in db.Set<Variant>() on value.Sku equals variant.Sku
            where variant.ProductId == id && !variant.IsWithdrawn
            join facetValue in db.Set<FacetValue>() on new { value.FacetCode, Code = value.ValueCode } equals new { facetValue.FacetCode, facetValue.Code }
            orderby option.Position, facetValue.Position, value.ValueCode, value.Sku
            select new OptionRow(value.Sku, value.FacetCode, value.ValueCode, facetValue.Swatch)));

    private static readonly Func<ShopDbContext, ProductId, IAsyncEnumerable<AttributeRow>> AttributeRows = CompiledQuery.PerModel(() => EF.CompileAsyncQuery(
        (ShopDbContext db, ProductId id) =>
            from value in db.Set<ProductValue>()
            where value.ProductId == id
            join facet in db.Set<Facet>().IgnoreAutoIncludes() on value.FacetCode equals facet.Code
            join facetValue in db.Set<FacetValue>() on new { value.FacetCode, Code = value.ValueCode } equals new { facetValue.FacetCode, facetValue.Code }
            orderby facet.Position, facet.Code, facetValue.Position, value.ValueCode
            select new AttributeRow(value.FacetCode, value.ValueCode)));

    // English first, so that the language asked for takes its place.
    private static readonly Func<ShopDbContext, List<string>, string, IAsyncEnumerable<FacetTranslation>> Names = CompiledQuery.PerModel(() => EF.CompileAsyncQuery(
        (ShopDbContext db, List<string> facets, string culture) => db.Set<FacetTranslation>().AsNoTracking()
            .OrderBy(text => text.Culture == culture ? 1 : 0)
            .Where(text => facets.Contains(text.FacetCode) && (text.Culture == culture || text.Culture == Language.FallbackCode))));

    private static readonly Func<ShopDbContext, List<string>, string, IAsyncEnumerable<FacetValueTranslation>> Labels = CompiledQuery.PerModel(() => EF.CompileAsyncQuery(
        (ShopDbContext db, List<string> facets, string culture) => db.Set<FacetValueTranslation>().AsNoTracking()
            .OrderBy(text => text.Culture == culture ? 1 : 0)
            .Where(text => facets.Contains(text.FacetCode) && (text.Culture == culture || text.Culture == Language.FallbackCode))));

    /// <summary>The groups in the product's order, and each variant's values by facet.</summary>
    public static async Task<(IReadOnlyList<OptionGroup> Groups, ILookup<string, (string Facet, string Value)> Values)> OptionsAsync(
        ShopDbContext db, ProductId id, string culture, CancellationToken cancellationToken)
    {
        var rows = await OptionRows(db, id).ToListAsync(cancellationToken);
        var words = await WordsAsync(db, [.. rows.Select(row => row.FacetCode).Distinct()], culture, cancellationToken);
        var groups = rows.GroupBy(row => row.FacetCode).Select(group => new OptionGroup(
            group.Key, words.NameOf(group.Key),
            [.. group.DistinctBy(row => row.ValueCode).Select(row => new OptionValue(row.ValueCode, words.LabelOf(row.FacetCode, row.ValueCode), row.Swatch))]));
        return ([.. groups], rows.ToLookup(row => row.Sku, row => (row.FacetCode, row.ValueCode)));
    }

    public static async Task<IReadOnlyList<AttributeDetails>> AttributesAsync(
        ShopDbContext db, ProductId id, string culture, CancellationToken cancellationToken)
    {
        var rows = await AttributeRows(db, id).ToListAsync(cancellationToken);
        var words = await WordsAsync(db, [.. rows.Select(row => row.FacetCode).Distinct()], culture, cancellationToken);
        return [.. rows.GroupBy(row => row.FacetCode).Select(group => new AttributeDetails(
            group.Key, words.NameOf(group.Key), [.. group.Select(row => words.LabelOf(row.FacetCode, row.ValueCode))]))];
    }

    private static async Task<Words> WordsAsync(ShopDbContext db, List<string> facets, string culture, CancellationToken cancellationToken)
    {
        if (facets.Count == 0) return new Words([], []);
        var found = new Words([], []);
        await foreach (var name in Names(db, facets, culture).WithCancellation(cancellationToken)) found.Names[name.FacetCode] = name.Name;
        await foreach (var label in Labels(db, facets, culture).WithCancellation(cancellationToken)) found.Labels[(label.FacetCode, label.ValueCode)] = label.Label;
        return found;
    }

    private sealed record OptionRow(string Sku, string FacetCode, string ValueCode, string? Swatch);

    private sealed record AttributeRow(string FacetCode, string ValueCode);

    private sealed record Words(Dictionary<string, string> Names, Dictionary<(string, string), string> Labels)
    {
        public string NameOf(string facet) => Names.GetValueOrDefault(facet, facet);

        public string LabelOf(string facet, string value) => Labels.GetValueOrDefault((facet, value), value);
    }
}
