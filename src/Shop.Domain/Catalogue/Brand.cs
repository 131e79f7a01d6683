using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>Who makes a product. A name is the same in every language.</summary>
public sealed class Brand : IPublicContent
{
    private Brand()
    {
    }

    /// <summary>The merchant's own key, such as "taller-nord".</summary>
    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public int Version { get; private set; }

    IEnumerable<string> IPublicContent.ChangeTags => [CatalogueTags.Facets];

    /// <exception cref="DomainException">The code cannot be one, or the name is missing or too long.</exception>
    public static Brand Create(string code, string name) => new Brand { Code = CatalogueRules.Code(code) }.Rename(name);

    public Brand Rename(string name)
    {
        Name = CatalogueRules.Required(name, "A brand's name", CatalogueRules.NameLength);
        Version++;
        return this;
    }
}
