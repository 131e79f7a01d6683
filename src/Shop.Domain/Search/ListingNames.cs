using Shop.Domain.Search.Synonyms;
using System.Collections.Concurrent;
using Shop.Domain.Catalogue;
using Shop.Domain.Search.Matching;

namespace Shop.Domain.Search;

/// <summary>What products are sorted into: categories, brands, facets. Few enough to be kept as they are; never changed here.</summary>
internal sealed class ListingNames(
    IReadOnlyList<Category> categories, IReadOnlyList<Brand> brands, IReadOnlyList<Facet> facets, IReadOnlyList<Synonym> synonyms,
    IReadOnlyList<PriceRange> prices)
{
    // A hundred brands beside a list help nobody to find one; those with most hits are offered.
    private const int MaxOffered = 30;

    private readonly CategoryTree _tree = new(categories.Select(category => (category.Code, category.ParentCode)));

    private readonly ConcurrentDictionary<string, SearchNames> _searched = [];

    public static ListingNames None { get; } = new([], [], [], [], []);

    /// <summary>The same names by their words.</summary>
    public SearchNames SearchedIn(string culture) =>
        _searched.GetOrAdd(culture, culture => new SearchNames(culture, NamesIn(culture), synonyms));

    public IEnumerable<SuggestedCategory> CategoriesNamed(string culture, SearchPhrase phrase) =>
        from category in categories
        from text in category.Translations
        where text.Culture == culture && phrase.IsIn(text.Name)
        orderby category.Position, category.Code
        select new SuggestedCategory(text.Name, text.Slug);

    public IEnumerable<SuggestedBrand> BrandsNamed(SearchPhrase phrase) =>
        brands.Where(brand => phrase.IsIn(brand.Name)).Select(brand => new SuggestedBrand(brand.Name, brand.Code));

    /// <summary>The category of that slug and what is below it; null when there is none.</summary>
    public IReadOnlyList<string>? Within(string culture, string slug) =>
        CategoryOf(culture, slug) is { } category ? _tree.Within(category.Code) : null;

    /// <summary>All that a list of this category, or of everything, can be narrowed by.</summary>
    public IReadOnlyList<NamedFacet> For(string culture, string? categorySlug) =>
    [
        Categories(culture, categorySlug), Stock, Brands, .. facets.Where(facet => facet.IsFilter).OrderBy(facet => facet.Position)
            .ThenBy(facet => facet.Code, StringComparer.Ordinal).Select(facet => Of(facet, culture)),
        Prices,
    ];

    private static NamedFacet Stock { get; } =
        new(ListingParameters.Stock, null, [new NamedValue(ListingParameters.InStock, "", null, [ListingParameters.InStock])]);

    private NamedFacet Prices { get; } = new(ListingParameters.Price, null,
        [.. prices.Select((_, index) => new NamedValue(PriceTerm(index), "", null, [PriceTerm(index)]))]);

    private NamedFacet Brands { get; } = new(ListingParameters.Brand, null,
        [.. brands.OrderBy(brand => brand.Name, StringComparer.OrdinalIgnoreCase)
            .Select(brand => new NamedValue(brand.Code, brand.Name, null, [brand.Code]))])
    { Max = MaxOffered };

    /// <summary>Which offered range of prices it is, as a term.</summary>
    public static string PriceTerm(int index) => $"{index}";

    private NamedFacet Categories(string culture, string? slug)
    {
        var parent = slug is null ? null : CategoryOf(culture, slug)?.Code;
        var shown = from category in categories
                    where category.ParentCode == parent
                    orderby category.Position, category.Code
                    let text = category.Translations.FirstOrDefault(text => text.Culture == culture)
                    where text is not null
                    select new NamedValue(category.Code, text.Name, null, _tree.Within(category.Code));
        return new NamedFacet(ListingParameters.Category, null, slug is not null && parent is null ? [] : [.. shown]);
    }

    private static NamedFacet Of(Facet facet, string culture) => new(ListingParameters.Of(facet.Code), facet.NameIn(culture),
        [.. facet.Values.OrderBy(value => value.Position)
            .Select(value => new NamedValue(value.Code, value.LabelIn(culture), value.Swatch, [value.Code]))])
    { Max = MaxOffered };

    private IEnumerable<(string, IReadOnlyList<string>)> NamesIn(string culture) =>
    [
        .. from category in categories
           from text in category.Translations
           where text.Culture == culture
           select (text.Name, (IReadOnlyList<string>)[.. _tree.Within(category.Code).Select(SearchTokens.Category)]),
        .. brands.Select(brand => (brand.Name, (IReadOnlyList<string>)[SearchTokens.Brand(brand.Code)])),
        .. facets.SelectMany(facet => facet.Values)
            .Select(value => (value.LabelIn(culture), (IReadOnlyList<string>)[SearchTokens.Value(value.FacetCode, value.Code)])),
    ];

    private Category? CategoryOf(string culture, string slug) =>
        categories.FirstOrDefault(category => category.Translations.Any(text => text.Culture == culture && text.Slug == slug));
}

/// <summary>A facet with the names of one language.</summary>
internal sealed record NamedFacet(string Parameter, string? Name, IReadOnlyList<NamedValue> Values)
{
    /// <summary>So many values are offered, those with most hits.</summary>
    public int Max { get; init; } = int.MaxValue;

    public CountedFacet Counted { get; } = new(Parameter, [.. Values.Select(value => new CountedValue(value.Code, value.Terms))]);

    /// <summary>The chosen values that there are; null when none is.</summary>
    public TermChoice? Choose(IReadOnlyList<FacetChoice> choices)
    {
        var chosen = choices.Where(choice => choice.Parameter == Parameter).SelectMany(choice => choice.Values).ToHashSet();
        var terms = Values.Where(value => chosen.Contains(value.Code)).SelectMany(value => value.Terms).ToList();
        return terms.Count == 0 ? null : new TermChoice(Parameter, terms);
    }

    /// <summary>What is chosen or gives a hit.</summary>
    public ListingFacet With(int[] counts, TermChoice? choice)
    {
        var values = Values.Select((value, index) => new ListingFacetValue(
            value.Code, value.Label, value.Swatch, counts[index], choice?.Terms.Contains(value.Code) == true))
                .Where(value => value.IsChosen || value.Count > 0).ToList();
        if (values.Count <= Max) return new ListingFacet(Parameter, Name, values);
        var offered = values.OrderByDescending(value => value.IsChosen).ThenByDescending(value => value.Count).Take(Max).ToHashSet();
        return new ListingFacet(Parameter, Name, [.. values.Where(offered.Contains)]);
    }
}

/// <summary>A facet's value with the label of one language, and which terms of the index mean it.</summary>
internal sealed record NamedValue(string Code, string Label, string? Swatch, IReadOnlyList<string> Terms);
