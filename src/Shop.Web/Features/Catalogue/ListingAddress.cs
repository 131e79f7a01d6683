using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Shop.Domain.Search;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Catalogue;

/// <summary>
/// A list's address: what was searched for, the facets, order and pages. It is read from any query string, whatever that
/// says, and spelt in one way: facets by name, each value once.
/// </summary>
public sealed record ListingAddress(string Path, string? Search, ListingSort Sort, IReadOnlyList<FacetChoice> Choices, PriceRange? Price)
{
    private const int MaxFacets = 12;
    private const int MaxValues = 30;
    private const int MaxLetters = 60;
    private static readonly string[] NoFacets = ["q", "sort", "page", "from", "to", ListingParameters.Price];

    /// <summary>The page asked for, and the first of those before it that are shown with it.</summary>
    public (int? First, int Last) Pages { get; private init; } = (null, 1);

    /// <summary>What its prices are in.</summary>
    public Currency Currency { get; private init; }

    public bool IsNarrowed => Choices.Count > 0 || Price is not null;

    public static ListingAddress Read(string path, string? search, IQueryCollection query, Currency currency)
    {
        var choices = query.Where(each => !NoFacets.Contains(each.Key) && each.Key.Length <= MaxLetters)
            .Select(each =>
                new FacetChoice(each.Key,
                    [.. each.Value.SelectMany(value => (value ?? "").Split(',')).Where(value => value.Length is > 0 and <= MaxLetters)
                    .Distinct().Take(MaxValues)]))
            .Where(choice => choice.Values.Count > 0).OrderBy(choice => choice.Parameter, StringComparer.Ordinal).Take(MaxFacets);
        return new ListingAddress(path, search, ListingSorts.Parse(query["sort"].ToString()), [.. choices], PriceText.Read(query, currency))
        {
            Currency = currency, Pages = PagesOf(query["page"].ToString()),
        };
    }

    /// <summary>Without the facets and values that the list does not know.</summary>
    public ListingAddress Known(IReadOnlyList<ListingFacet> facets) => this with
    {
        Choices = [.. Choices.Select(choice => choice
            with { Values = [.. choice.Values.Where(value => IsKnown(facets, choice.Parameter, value))] })
            .Where(choice => choice.Values.Count > 0)],
    };

    public ListingAddress Without(string parameter, string value) => this with
    {
        Choices = [.. Choices.Select(choice => choice.Parameter == parameter
            ? choice with { Values = [.. choice.Values.Where(each => each != value)] }
            : choice).Where(choice => choice.Values.Count > 0)],
    };

    public ListingAddress Costing(PriceRange? price) => this with { Price = price };

    public ListingAddress Cleared() => this with { Choices = [], Price = null };

    /// <summary>The address of one page, or of several from the first to it.</summary>
    public string At(int page, int? first = null) => Path + QueryAt(page, first);

    public string QueryAt(int page, int? first = null)
    {
        var query = new QueryBuilder();
        if (!string.IsNullOrEmpty(Search)) query.Add("q", Search);
        foreach (var (parameter, value) in Fields()) query.Add(parameter, value);
        if (Sort != ListingSort.Popular) query.Add("sort", ListingSorts.NameOf(Sort));
        if (page > 1) query.Add("page", (first < page ? Number(first.Value) + "-" : "") + Number(page));
        return query.ToString();
    }

    /// <summary>The facets as fields of a form.</summary>
    public IEnumerable<(string Parameter, string Value)> Fields()
    {
        foreach (var choice in Choices)
            foreach (var value in choice.Values) yield return (choice.Parameter, value);
        if (Price is { } price) yield return (ListingParameters.Price, PriceText.Spell(price, Currency));
    }

    private static bool IsKnown(IReadOnlyList<ListingFacet> facets, string parameter, string value) => parameter == ListingParameters.Tag
        || facets.Any(facet => facet.Parameter == parameter && facet.Values.Any(each => each.IsChosen && each.Code == value));

    private static string Number(int page) => page.ToString(CultureInfo.InvariantCulture);

    private static (int?, int) PagesOf(string typed) =>
        typed.Split('-') is [var first, var last] ? (PageNumber.Parse(first), PageNumber.Parse(last)) : (null, PageNumber.Parse(typed));
}
