using Shop.Domain.Catalogue;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Products.Sections;

/// <summary>A part of the product's page that is saved by itself.</summary>
public abstract class ProductSection(string id)
{
    /// <summary>All of them, in the order of the page.</summary>
    public static IReadOnlyList<ProductSection> In(Languages languages) =>
    [
        .. languages.Codes.Select(culture => new TextSection(culture)),
        new OrganisationSection(), new AttributesSection(), new StatusSection(), new RelatedSection(),
    ];

    /// <summary>The section's name in addresses and in the ids of its fields.</summary>
    public string Id { get; } = id;

    public AdminForm FormOf(Product product, ProductSurroundings around) => AdminForm.PartOf(Id, Fields(product, around));

    /// <summary>What the form asks for, to be done to the product as it is then; null when the form says what is wrong.</summary>
    public abstract Action<Product>? Read(AdminForm form, Product product, ProductSurroundings around);

    protected abstract Dictionary<string, string> Fields(Product product, ProductSurroundings around);
}
