using System.Reflection;
using System.Text.Json;
using Shop.Web.Demo.Pictures;

namespace Shop.Web.Demo;

/// <summary>The demo merchant's texts, read from the files beside this one.</summary>
public sealed class DemoContent
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    private DemoContent(IReadOnlyList<DemoCategory> categories, DemoShop shop)
    {
        Categories = categories;
        Shop = shop;
        Products = categories.SelectMany(category => category.Products).ToDictionary(product => product.Code);
    }

    /// <summary>Read once: pictures are drawn from it while the shop runs.</summary>
    public static DemoContent Instance { get; } = Load();

    public IReadOnlyList<DemoCategory> Categories { get; }

    public DemoShop Shop { get; }

    public IReadOnlyDictionary<string, DemoProduct> Products { get; }

    public DemoCategory CategoryOf(DemoProduct product) => Categories.First(category => category.Products.Contains(product));

    private static DemoContent Load()
    {
        var names = Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.Contains(".Demo.Content.", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        var categories = names.Where(name => !name.EndsWith("shop.json", StringComparison.Ordinal)).Select(Read<DemoCategory>).ToList();
        return new DemoContent(categories, Read<DemoShop>(names.Single(name => name.EndsWith("shop.json", StringComparison.Ordinal))));
    }

    private static T Read<T>(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<T>(stream, Format)!;
    }
}

public sealed record DemoCategory(string Code, string Tax, DemoCategoryText En, DemoCategoryText Es, IReadOnlyList<DemoProduct> Products);

public sealed record DemoCategoryText(string Name, string Slug, string Description);

public sealed record DemoProduct(
    string Code, string? Tax, IReadOnlyList<string> Tags, int DaysAgo, DemoText En, DemoText Es, DemoBrew? Brew, PictureSpec Picture,
    DemoOption? Option, IReadOnlyList<DemoVariant> Variants);

public sealed record DemoText(string Name, string Slug, string Summary, string Description, string Alt, IReadOnlyList<IReadOnlyList<string>> Details);

public sealed record DemoBrew(int Celsius, int Seconds, int GramsPerLitre, int Infusions);

public sealed record DemoOption(string En, string Es);

public sealed record DemoVariant(string Sku, string En, string Es, long PriceMinor, int Stock, int WeightGrams, int? NetGrams);

public sealed record DemoShop(
    DemoShopText En, DemoShopText Es, DemoHomePicture HomePicture, IReadOnlyList<DemoCoupon> Coupons, IReadOnlyList<DemoBuyer> Buyers,
    IReadOnlyList<IReadOnlyList<string>> Pairs)
{
    public DemoShopText In(string culture) => culture == "es" ? Es : En;
}

public sealed record DemoShopText(
    string Tagline, string HomeTitle, string HomeIntro, string StoryTitle, IReadOnlyList<string> Story);

public sealed record DemoHomePicture(DemoOption Alt);

public sealed record DemoCoupon(string Code, int? Percent, long? AmountMinor, long? MinimumMinor, bool Expired);

public sealed record DemoBuyer(string Name, string Email, string Address1, string Postcode, string City, string Country, string Culture);
