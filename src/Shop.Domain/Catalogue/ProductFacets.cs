using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Persistence.Speed;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>What the shopper chooses among: "Glaze", with the values that variants for sale have.</summary>
public sealed record OptionGroup(string FacetCode, string Name, IReadOnlyList<OptionValue> Values);

/// <summary>One value of a group; a swatch is a colour as "#RRGGBB".</summary>
public sealed record OptionValue(string Code, string Label, string? Swatch);

/// <summary>A row of a table on the page: "Material", with one or more values, or "Height" with an amount.</summary>
/// <param name="Heading">Of the table, or empty for the details.</param>
public sealed record AttributeDetails(string FacetCode, string Name, string Heading)
{
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Null for what has values.</summary>
    public Measurement? Measurement { get; init; }
}

/// <summary>Reads a product's options and attributes in one language, with English where words are missing.</summary>
internal static class ProductFacets
{
    private static readonly Func<ShopDbContext, ProductId, IAsyncEnumerable<OptionRow>> OptionRows =
        CompiledQuery.PerModel(() => EF.CompileAsyncQuery(
        (ShopDbContext db, ProductId id) =>
            from option in db.Set<ProductOption>()
            where option.ProductId == id
            from value in db.Set<VariantValue>().Where(value => value.FacetCode == option.FacetCode)
            join variant in db.Set<Variant>() on value.Sku equals variant.Sku
            where variant.ProductId == id && !variant.IsWithdrawn
            join facetValue in db.Set<FacetValue>() on new { value.FacetCode, Code =
                value.ValueCode } equals new { facetValue.FacetCode, facetValue.Code }
            orderby option.Position, facetValue.Position, value.ValueCode, value.Sku
            select new OptionRow(value.Sku, value.FacetCode, value.ValueCode, facetValue.Swatch)));

    private static readonly Func<ShopDbContext, ProductId, IAsyncEnumerable<AttributeRow>> AttributeRows =
        CompiledQuery.PerModel(() => EF.CompileAsyncQuery(
        (ShopDbContext db, ProductId id) =>
            from value in db.Set<ProductValue>()
            where value.ProductId == id
            join facet in db.Set<Facet>().IgnoreAutoIncludes() on value.FacetCode equals facet.Code
            join facetValue in db.Set<FacetValue>() on new { value.FacetCode, Code =
                value.ValueCode } equals new { facetValue.FacetCode, facetValue.Code }
            orderby facetValue.Position, value.ValueCode
            select new AttributeRow(facet.Position, value.FacetCode, value.ValueCode, null)));

    private static readonly Func<ShopDbContext, ProductId, IAsyncEnumerable<AttributeRow>> MeasurementRows =
        CompiledQuery.PerModel(() => EF.CompileAsyncQuery((ShopDbContext db, ProductId id) =>
            from measurement in db.Set<ProductMeasurement>()
            where measurement.ProductId == id
            join facet in db.Set<Facet>().IgnoreAutoIncludes() on measurement.FacetCode equals facet.Code
            select new AttributeRow(facet.Position, measurement.FacetCode, measurement.UnitCode, measurement.AmountInTenThousandths)));

    // English first, so that the language asked for takes its place.
    private static readonly Func<ShopDbContext, List<string>, string, IAsyncEnumerable<FacetTranslation>> Names =
        CompiledQuery.PerModel(() => EF.CompileAsyncQuery(
        (ShopDbContext db, List<string> facets, string culture) => db.Set<FacetTranslation>().AsNoTracking()
            .OrderBy(text => text.Culture == culture ? 1 : 0)
            .Where(text => facets.Contains(text.FacetCode) && (text.Culture == culture || text.Culture == Language.FallbackCode))));

    private static readonly Func<ShopDbContext, List<string>, string, IAsyncEnumerable<FacetValueTranslation>> Labels =
        CompiledQuery.PerModel(() => EF.CompileAsyncQuery(
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
            [.. group.DistinctBy(row => row.ValueCode)
                .Select(row => new OptionValue(row.ValueCode, words.LabelOf(row.FacetCode, row.ValueCode), row.Swatch))]));
        return ([.. groups], rows.ToLookup(row => row.Sku, row => (row.FacetCode, row.ValueCode)));
    }

    /// <summary>In the merchant's order.</summary>
    public static async Task<IReadOnlyList<AttributeDetails>> AttributesAsync(
        ShopDbContext db, ProductId id, string culture, CancellationToken cancellationToken)
    {
        var rows = await AttributeRows(db, id).ToListAsync(cancellationToken);
        rows.AddRange(await MeasurementRows(db, id).ToListAsync(cancellationToken));
        var words = await WordsAsync(db, [.. rows.Select(row => row.FacetCode).Distinct()], culture, cancellationToken);
        return
        [
            .. rows.GroupBy(row => (row.Position, row.FacetCode))
                .OrderBy(facet => facet.Key.Position).ThenBy(facet => facet.Key.FacetCode, StringComparer.Ordinal)
                .Select(facet => words.DetailsOf(facet.Key.FacetCode, [.. facet])),
        ];
    }

    private static async Task<Words> WordsAsync(ShopDbContext db, List<string> facets, string culture, CancellationToken cancellationToken)
    {
        var found = new Words([], [], []);
        if (facets.Count == 0) return found;
        await foreach (var name in Names(db, facets, culture).WithCancellation(cancellationToken))
        {
            found.Names[name.FacetCode] = name.Name;
            if (name.Heading.Length > 0) found.Headings[name.FacetCode] = name.Heading;
        }

        await foreach (var label in Labels(db, facets, culture).WithCancellation(cancellationToken))
            found.Labels[(label.FacetCode, label.ValueCode)] = label.Label;
        return found;
    }

    private sealed record OptionRow(string Sku, string FacetCode, string ValueCode, string? Swatch);

    // A value of an attribute, or the unit of a measurement with the amount.
    private sealed record AttributeRow(int Position, string FacetCode, string? ValueCode, long? Amount);

    private sealed record Words(
        Dictionary<string, string> Names, Dictionary<string, string> Headings, Dictionary<(string, string), string> Labels)
    {
        public string NameOf(string facet) => Names.GetValueOrDefault(facet, facet);

        public string LabelOf(string facet, string value) => Labels.GetValueOrDefault((facet, value), value);

        public AttributeDetails DetailsOf(string facet, IReadOnlyList<AttributeRow> rows)
        {
            var details = new AttributeDetails(facet, NameOf(facet), Headings.GetValueOrDefault(facet, ""));
            var labels = rows.Select(row => row.ValueCode).OfType<string>().Select(value => LabelOf(facet, value)).ToList();
            return rows[0].Amount is { } amount
                ? details with { Measurement = new Measurement(Measurement.FromTenThousandths(amount), labels.SingleOrDefault()) }
                : details with { Values = labels };
        }
    }
}
