using Shop.Domain.Catalogue;
using Shop.Domain.Search;
using Shop.Domain.Search.Matching;
using Shop.Web.Features.Shared;

namespace Shop.Web.Features.Catalogue;

/// <summary>A page of products: a category, everything, or what a search found.</summary>
public sealed record ListingView(
    CategoryCard? Category, ListingAddress Address, ListingPage Found, IReadOnlyList<CardView> Cards,
        IReadOnlyList<CategoryCard> Categories)
{
    /// <summary>For a search that found nothing: what others buy.</summary>
    public IReadOnlyList<CardView> Popular { get; init; } = [];

    /// <summary>The words that were looked for instead of misspelt ones, and the address that says so.</summary>
    public (string Words, string Address)? Corrected =>
        Found.Search?.Corrected is { } words ? (words, (Address with { Search = words, Choices = [], Price = null }).At(1)) : null;

    /// <summary>Nothing has all the words that were typed, or meant.</summary>
    public bool HasMostWordsOnly => Found.Search?.Fit == SearchFit.Most;

    public bool IsSearch => Address.Search is not null;

    /// <summary>From the top down to the category that is shown; empty without one.</summary>
    public IReadOnlyList<CategoryCard> Path => Category is null ? [] : CategoryPath.To(Category.Code, Categories);

    /// <summary>The categories right below the one that is shown.</summary>
    public IEnumerable<CategoryCard> Parts => Category is null ? [] : Categories.Where(category => category.ParentCode == Category.Code);

    /// <summary>The chosen values, each with the list's address without it.</summary>
    public IEnumerable<(string Label, string Without)> Chosen(Func<ListingFacet, ListingFacetValue, string> labelOf,
        Func<PriceRange, string> priceOf)
    {
        foreach (var facet in Found.Facets)
            foreach (var value in facet.Values.Where(value => value.IsChosen))
                yield return (labelOf(facet, value), Address.Without(facet.Parameter, value.Code).At(1));
        foreach (var tag in Address.Choices.Where(choice => choice.Parameter == ListingParameters.Tag).SelectMany(choice => choice.Values))
            yield return (tag, Address.Without(ListingParameters.Tag, tag).At(1));
        if (Address.Price is { } price) yield return (priceOf(price), Address.Costing(null).At(1));
    }
}
