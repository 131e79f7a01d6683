namespace Shop.Web.Demo;

/// <summary>How the demo merchant sorts the goods: brands, facets, parts of categories, and what is on sale.</summary>
public sealed record DemoAssortment(
    IReadOnlyList<DemoBrand> Brands, IReadOnlyList<DemoFacet> Options, IReadOnlyList<DemoFacet> Attributes,
    IReadOnlyList<DemoMeasurement> Measurements, IReadOnlyList<DemoPart> Parts, IReadOnlyList<DemoSale> Sales,
    IReadOnlyList<string> NumberedBrands)
{
    public DemoBrand? BrandOf(DemoProduct product, DemoCategory category) =>
        Brands.FirstOrDefault(brand => brand.Products?.Contains(product.Code) == true)
            ?? Brands.FirstOrDefault(brand => brand.Categories?.Contains(category.Code) == true);

    /// <summary>What was paid for it then: the demo orders keep to the sales as well.</summary>
    public long PriceAt(DemoVariant variant, DateTimeOffset at, DateTimeOffset now) =>
        Sales.LastOrDefault(sale => sale.Sku == variant.Sku && sale.From(now) <= at && at < sale.Until(now))
            ?.PriceMinor ?? variant.PriceMinor;
}

public sealed record DemoBrand(string Code, string Name, IReadOnlyList<string>? Categories, IReadOnlyList<string>? Products);

/// <summary>An option takes its values from the variants; an attribute brings its own.</summary>
public sealed record DemoFacet(
    string Code, string En, string Es, bool? Filter, IReadOnlyDictionary<string, string>? Swatches, IReadOnlyList<DemoValue>? Values)
{
    public Dictionary<string, string> Labels => new() { ["en"] = En, ["es"] = Es };
}

public sealed record DemoMeasurement(string Code, string En, string Es, DemoOption Heading, IReadOnlyList<DemoUnit> Units);

public sealed record DemoUnit(string Code, string En, string Es)
{
    public Dictionary<string, string> Labels => new() { ["en"] = En, ["es"] = Es };
}

/// <summary>A value that products have by their tag of the same name, by their category, or by being listed.</summary>
public sealed record DemoValue(string Code, string En, string Es, IReadOnlyList<string>? Categories, IReadOnlyList<string>? Products)
{
    public Dictionary<string, string> Labels => new() { ["en"] = En, ["es"] = Es };

    public bool IsOf(DemoProduct product, DemoCategory category) =>
        product.Tags.Contains(Code) || Categories?.Contains(category.Code) == true || Products?.Contains(product.Code) == true;
}

public sealed record DemoPart(string Code, string Parent, DemoCategoryText En, DemoCategoryText Es, IReadOnlyList<string> Products);

public sealed record DemoSale(string Sku, long PriceMinor, int FromDaysAgo, int Days)
{
    public DateTimeOffset From(DateTimeOffset now) => now.AddDays(-FromDaysAgo);

    public DateTimeOffset Until(DateTimeOffset now) => From(now).AddDays(Days);
}
