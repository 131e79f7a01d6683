using Shop.Domain.Catalogue;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Products.Sections;

/// <summary>What a product's sections need to know besides the product itself.</summary>
/// <param name="RelatedCodes">The codes of the products that it is shown with.</param>
/// <param name="KnownCodes">Products by code: those that a sent form names.</param>
public sealed record ProductSurroundings(
    IReadOnlyList<Facet> Facets, TaxonomyChoices Choices, IReadOnlyDictionary<ProductId, string> RelatedCodes,
    IReadOnlyDictionary<string, ProductId> KnownCodes, TimeZoneInfo Zone, DateTimeOffset Now)
{
    public IEnumerable<Facet> Attributes => Facets.Where(facet => !facet.IsOption);

    public IEnumerable<Facet> Options => Facets.Where(facet => facet.IsOption);
}
