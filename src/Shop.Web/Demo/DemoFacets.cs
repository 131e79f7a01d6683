using System.Globalization;
using Shop.Domain.Catalogue;

namespace Shop.Web.Demo;

/// <summary>Makes the demo merchant's facets and gives products and variants their values.</summary>
internal sealed class DemoFacets
{
    private readonly DemoContent _content;
    private readonly Dictionary<string, Facet> _options;
    private readonly Dictionary<string, Facet> _attributes;
    private readonly Dictionary<string, Facet> _measurements;

    public DemoFacets(DemoContent content)
    {
        _content = content;
        _options = content.Assortment.Options.Index().ToDictionary(each => each.Item.Code, each => OptionFrom(each.Item, each.Index));
        _attributes = content.Assortment.Attributes.Index()
            .ToDictionary(each => each.Item.Code, each => AttributeFrom(each.Item, each.Index));
        _measurements = content.Assortment.Measurements.Index()
            .ToDictionary(each => each.Item.Code, each => MeasurementFrom(each.Item, each.Index));
    }

    public IEnumerable<Facet> All => _options.Values.Concat(_attributes.Values).Concat(_measurements.Values);

    /// <summary>
    /// Options for the variants, attributes, measurements and brand for the product, and numbers for goods that come with one.
    /// </summary>
    public void Sort(Product product, DemoProduct demo, DemoCategory category)
    {
        var options = demo.Options().ToList();
        if (options.Count > 0)
        {
            product.DifferIn([.. options.Select(each => _options[each.Option.Code])]);
            foreach (var variant in demo.Variants)
                product.Choose(variant.Sku, [.. options.Select(each => _options[each.Option.Code].Value(each.Value(variant).Code))]);
        }

        foreach (var facet in _content.Assortment.Attributes)
        {
            var values = facet.Values!.Where(value => value.IsOf(demo, category)).Select(value => value.Code).ToList();
            if (values.Count > 0) product.Describe(_attributes[facet.Code], values);
        }

        foreach (var (code, amount, unit) in demo.Brew?.Measurements ?? []) product.Measure(_measurements[code], amount, unit);
        var brand = _content.Assortment.BrandOf(demo, category);
        product.OfBrand(brand?.Code);
        if (brand is not null && _content.Assortment.NumberedBrands.Contains(brand.Code))
            foreach (var (index, variant) in demo.Variants.Index()) product.Identify(variant.Sku, NumberOf(demo, index));
    }

    // Numbers that begin with 20 are each shop's own to give (GS1), so that no maker's number is taken in vain.
    private string NumberOf(DemoProduct demo, int index)
    {
        var place = _content.Products.Keys.Order(StringComparer.Ordinal).ToList().IndexOf(demo.Code);
        var digits = string.Create(CultureInfo.InvariantCulture, $"20{place * 100 + index:D10}");
        return digits + Gtin.CheckDigit(digits);
    }

    private Facet OptionFrom(DemoFacet demo, int position)
    {
        var facet = Facet.Option(demo.Code, position, demo.Filter ?? true).Translate("en", demo.En).Translate("es", demo.Es);
        var values = _content.Products.Values
            .SelectMany(product => product.Options().Where(each => each.Option.Code == demo.Code)
                .SelectMany(each => product.Variants.Select(each.Value)))
            .DistinctBy(value => value.Code).OrderBy(value => AmountIn(value.En));
        foreach (var value in values) facet.AddValue(value.Code, value.Labels, demo.Swatches?.GetValueOrDefault(value.Code));
        return facet;
    }

    private static Facet AttributeFrom(DemoFacet demo, int position)
    {
        var facet = Facet.Attribute(demo.Code, position, demo.Filter ?? true).Translate("en", demo.En).Translate("es", demo.Es);
        foreach (var value in demo.Values!) facet.AddValue(value.Code, value.Labels);
        return facet;
    }

    private static Facet MeasurementFrom(DemoMeasurement demo, int position)
    {
        var facet = Facet.Measurement(demo.Code, position)
            .Translate("en", demo.En, demo.Heading.En).Translate("es", demo.Es, demo.Heading.Es);
        foreach (var unit in demo.Units) facet.AddValue(unit.Code, unit.Labels);
        return facet;
    }

    // "50 g" comes before "100 g"; words without a number keep the order in which they were written.
    private static decimal AmountIn(string label) =>
        decimal.TryParse(label.Split(' ')[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            ? amount
            : decimal.MaxValue;
}
