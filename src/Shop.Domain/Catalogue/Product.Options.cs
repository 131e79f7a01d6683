using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

public sealed partial class Product
{
    /// <summary>More would make a matrix that nobody fills or finds a way through.</summary>
    public const int MaxOptions = 3;

    /// <summary>More beside a product would be a list of their own.</summary>
    public const int MaxRelated = 12;

    private readonly List<ProductOption> _options = [];
    private readonly List<ProductValue> _values = [];
    private readonly List<RelatedProduct> _related = [];

    public IReadOnlyList<ProductOption> Options => _options;

    /// <summary>The values of attribute facets.</summary>
    public IReadOnlyList<ProductValue> Values => _values;

    public IReadOnlyList<RelatedProduct> Related => _related;

    /// <summary>Says what the variants differ in, in the order of choosing. Variants forget values of options that go.</summary>
    /// <exception cref="DomainException">A facet is no option, twice there, or one too many; or two variants would then be
    /// alike.</exception>
    public Product DifferIn(params IReadOnlyList<Facet> facets)
    {
        if (facets.FirstOrDefault(facet => !facet.IsOption) is { } attribute)
            throw new DomainException($"{attribute.Code} is not an option.");
        if (facets.Count > MaxOptions) throw new DomainException($"{Code} has more than {MaxOptions} options.");
        var codes = facets.Select(facet => facet.Code).ToList();
        if (codes.Distinct().Count() != codes.Count) throw new DomainException($"{Code} has an option twice.");
        _options.RemoveAll(option => !codes.Contains(option.FacetCode));
        _variants.ForEach(variant => variant.Forget(facet => !codes.Contains(facet)));
        foreach (var (position, code) in codes.Index())
        {
            var option = _options.Find(existing => existing.FacetCode == code);
            if (option is null) _options.Add(option = ProductOption.Of(Id, code));
            option.MoveTo(position);
        }

        CheckCombinations();
        return Changed();
    }

    /// <summary>Gives the variant one value for each option; its labels become theirs.</summary>
    /// <exception cref="DomainException">An option is missing or unknown, or another variant that is offered has the same
    /// values.</exception>
    public Product Choose(string sku, params IReadOnlyList<FacetValue> values)
    {
        var ordered = _options.OrderBy(option => option.Position)
            .Select(option => values.SingleOrDefault(value => value.FacetCode == option.FacetCode)).OfType<FacetValue>().ToList();
        if (ordered.Count != _options.Count || values.Count != _options.Count)
            throw new DomainException($"{sku} needs one value for each option.");
        var variant = Find(sku);
        ordered.ForEach(variant.Choose);
        foreach (var culture in ordered.SelectMany(value => value.Translations).Select(text => text.Culture).Distinct())
            variant.Label(culture, string.Join(", ", ordered.Select(value => value.LabelIn(culture))));
        CheckCombinations();
        return Changed();
    }

    /// <summary>Replaces all values of one attribute.</summary>
    /// <exception cref="DomainException">The facet is an option or a measurement, or has no such value.</exception>
    public Product Describe(Facet facet, params IReadOnlyCollection<string> valueCodes)
    {
        if (facet.IsOption) throw new DomainException($"{facet.Code} is an option, which only variants have.");
        if (facet.IsMeasurement) throw new DomainException($"{facet.Code} is a measurement, which has an amount.");
        var values = valueCodes.Distinct().Select(facet.Value).ToList();
        _values.RemoveAll(existing => existing.FacetCode == facet.Code && values.TrueForAll(value => value.Code != existing.ValueCode));
        _values.AddRange(
            values.Where(value => !_values.Exists(existing => existing.FacetCode == facet.Code && existing.ValueCode == value.Code))
            .Select(value => ProductValue.Of(Id, value)));
        return Changed();
    }

    /// <summary>Replaces the products shown beside this one, in this order.</summary>
    /// <exception cref="DomainException">The product itself is among them, or they are too many.</exception>
    public Product Relate(params IReadOnlyCollection<ProductId> relatedIds)
    {
        if (relatedIds.Contains(Id)) throw new DomainException($"{Code} is not related to itself.");
        if (relatedIds.Count > MaxRelated) throw new DomainException($"{Code} has more than {MaxRelated} related products.");
        _related.RemoveAll(existing => !relatedIds.Contains(existing.RelatedId));
        foreach (var (position, id) in relatedIds.Distinct().Index())
        {
            var related = _related.Find(existing => existing.RelatedId == id);
            if (related is null) _related.Add(related = RelatedProduct.Of(Id, id));
            related.MoveTo(position);
        }

        return Changed();
    }

    // Whoever chooses all options must end at one variant. One that lacks a value is not chosen by options yet.
    private void CheckCombinations()
    {
        var complete = _variants.Where(variant => !variant.IsWithdrawn && _options.Count > 0 && variant.Values.Count == _options.Count);
        var twice = complete.GroupBy(variant => string.Join(' ', variant.Values.OrderBy(value => value.FacetCode, StringComparer.Ordinal)
            .Select(value => $"{value.FacetCode}={value.ValueCode}"))).FirstOrDefault(alike => alike.Count() > 1);
        if (twice is not null)
            throw new DomainException($"{Code} has {string.Join(" and ", twice.Select(variant => variant.Sku))} with the same options.");
    }
}
