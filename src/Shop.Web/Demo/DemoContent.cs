using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Shop.Domain.Shared;
using Shop.Web.Demo.Pictures;

namespace Shop.Web.Demo;

/// <summary>The demo merchant's texts, read from the files beside this one.</summary>
public sealed class DemoContent
{
    private DemoContent(IReadOnlyList<DemoCategory> categories, DemoShop shop, DemoAssortment assortment)
    {
        Categories = categories;
        Shop = shop;
        Assortment = assortment;
        Products = categories.SelectMany(category => category.Products).ToDictionary(product => product.Code);
    }

    /// <summary>Read once: pictures are drawn from it while the shop runs.</summary>
    public static DemoContent Instance { get; } = Load();

    public IReadOnlyList<DemoCategory> Categories { get; }

    public DemoShop Shop { get; }

    public DemoAssortment Assortment { get; }

    public IReadOnlyDictionary<string, DemoProduct> Products { get; }

    public DemoCategory CategoryOf(DemoProduct product) => Categories.First(category => category.Products.Contains(product));

    private static DemoContent Load()
    {
        var names = Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.Contains(".Demo.Content.", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        var (shop, facets) =
            (names.Single(name => name.EndsWith("shop.json", StringComparison.Ordinal)),
            names.Single(name => name.EndsWith("facets.json", StringComparison.Ordinal)));
        var categories = names.Except([shop, facets]).Select(Read<DemoCategory>).ToList();
        return new DemoContent(categories, Read<DemoShop>(shop), Read<DemoAssortment>(facets));
    }

    private static T Read<T>(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        return (T)JsonSerializer.Deserialize(stream, typeof(T), DemoJson.Default)!;
    }
}

// The front page of each start waits for these texts: how to read them is written by the compiler.
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(DemoCategory))]
[JsonSerializable(typeof(DemoShop))]
[JsonSerializable(typeof(DemoAssortment))]
internal sealed partial class DemoJson : JsonSerializerContext;

public sealed record DemoCategory(string Code, string Tax, DemoCategoryText En, DemoCategoryText Es, IReadOnlyList<DemoProduct> Products);

public sealed record DemoCategoryText(string Name, string Slug, string Description);

public sealed record DemoProduct(
    string Code, string? Tax, IReadOnlyList<string> Tags, int DaysAgo, DemoText En, DemoText Es, DemoBrew? Brew, PictureSpec Picture,
    DemoOption? Option, DemoOption? SecondOption, IReadOnlyList<DemoVariant> Variants)
{
    /// <summary>What its variants differ in, with what each variant has of it.</summary>
    public IEnumerable<(DemoOption Option, Func<DemoVariant, DemoOption> Value)> Options()
    {
        if (Option is not null) yield return (Option, variant => new DemoOption(variant.En, variant.Es));
        if (SecondOption is not null) yield return (SecondOption, variant => variant.Second!);
    }
}

public sealed record DemoText(string Name, string Slug, string Summary, string Description, string Alt,
    IReadOnlyList<IReadOnlyList<string>> Details);

public sealed record DemoBrew(int Celsius, int Seconds, int GramsPerLitre, int Infusions)
{
    private const int ShownInMinutes = 120;

    /// <summary>What the merchant measures, by the code of the measurement and of its unit.</summary>
    public IEnumerable<(string Measurement, decimal Amount, string? Unit)> Measurements =>
    [
        ("water", Celsius, "celsius"),
        Seconds < ShownInMinutes ? ("time", Seconds, "seconds") : ("time", Seconds / 60m, "minutes"),
        ("leaf", GramsPerLitre, "g-per-litre"),
        ("infusions", Infusions, null),
    ];
}

public sealed record DemoOption(string En, string Es)
{
    /// <summary>The English words as a code: "Brushed steel" is brushed-steel.</summary>
    public string Code => string.Join('-', PlainText.SearchKey(En).Split([' ', ',', '.', '×'], StringSplitOptions.RemoveEmptyEntries));

    public Dictionary<string, string> Labels => new() { ["en"] = En, ["es"] = Es };
}

public sealed record DemoVariant(string Sku, string En, string Es, DemoOption? Second, long PriceMinor, int Stock, int WeightGrams,
    int? NetGrams)
{
    public string LabelIn(string culture) => culture == "es" ? Label(Es, Second?.Es) : Label(En, Second?.En);

    private static string Label(string first, string? second) => second is null ? first : $"{first}, {second}";
}

public sealed record DemoShop(
    DemoShopText En, DemoShopText Es, DemoHomePicture HomePicture, IReadOnlyList<DemoCoupon> Coupons, IReadOnlyList<DemoBuyer> Buyers,
    IReadOnlyList<IReadOnlyList<string>> Pairs, IReadOnlyList<DemoPage> Pages);

public sealed record DemoShopText(
    string Tagline, string HomeTitle, string HomeIntro, string StoryTitle, IReadOnlyList<string> Story,
    string FooterTitle, IReadOnlyList<string> Footer);

/// <param name="Kind">A name of <c>PageKind</c>.</param>
public sealed record DemoPage(string Code, string Kind, DemoPageText En, DemoPageText Es);

/// <param name="Body">Its lines, in Markdown.</param>
public sealed record DemoPageText(string Title, string Slug, IReadOnlyList<string> Body);

public sealed record DemoHomePicture(DemoOption Alt);

public sealed record DemoCoupon(string Code, int? Percent, long? AmountMinor, long? MinimumMinor, bool Expired);

public sealed record DemoBuyer(string Name, string Email, string Address1, string Postcode, string City, string Country, string Culture);
