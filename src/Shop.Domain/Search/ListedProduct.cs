using Shop.Domain.Shared;

namespace Shop.Domain.Search;

/// <summary>Something that lists are narrowed by: a facet's value, a brand, "in stock". The facet is named as in addresses.</summary>
internal readonly record struct Term(string Facet, string Value)
{
    /// <summary>Listed in that language.</summary>
    public static Term ShownIn(string culture) => new("", culture);
}

/// <summary>A product in one of the languages that list it: its folded name, and the number of its search entry.</summary>
internal readonly record struct ListedText(string Culture, string NameKey, long? Entry);

/// <summary>
/// All that the index knows of a product, in little memory: there may be a million. The terms are numbers of its
/// <see cref="FacetIndex"/>.
/// </summary>
internal sealed record ListedProduct(ProductId Id, int Position, long ListedAt, long LowestMinor, long Sales, ListedText[] Texts,
    int[] Terms)
{
    /// <summary>The folded name; "" in a language that does not list the product.</summary>
    public string NameIn(string culture)
    {
        foreach (var text in Texts)
            if (text.Culture == culture) return text.NameKey;
        return "";
    }
}

/// <summary>The orders in which lists are read. Each is total: the id decides among equals.</summary>
internal static class ListingOrders
{
    public static Comparison<ListedProduct> ByPosition { get; } = (a, b) => Then(a.Position.CompareTo(b.Position), a, b);

    public static Comparison<ListedProduct> ByAge { get; } = (a, b) => Then(a.ListedAt.CompareTo(b.ListedAt), a, b);

    public static Comparison<ListedProduct> ByPrice { get; } = (a, b) => Then(a.LowestMinor.CompareTo(b.LowestMinor), a, b);

    public static Comparison<ListedProduct> BySales { get; } = (a, b) =>
        b.Sales != a.Sales ? b.Sales.CompareTo(a.Sales) : ByPosition(a, b);

    public static Comparison<ListedProduct> ByName(string culture) =>
        (a, b) => Then(string.CompareOrdinal(a.NameIn(culture), b.NameIn(culture)), a, b);

    private static int Then(int compared, ListedProduct a, ListedProduct b) => compared != 0 ? compared : a.Id.Value.CompareTo(b.Id.Value);
}
