using System.Text.Json;
using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.Domain.Search.Synonyms;
using Shop.Domain.Shared;
using Shop.TestKit;

namespace Shop.Domain.Tests.Search;

/// <summary>
/// The demo merchant's texts as a catalogue: names, descriptions, tags, SKUs, packs by weight and makers, in both languages.
/// </summary>
internal static class DemoCatalogue
{
    private static readonly string[] Makers = ["Taller Nord", "Moss & Fern", "Peña Hermanos", "Île d'Or"];

    public static async Task FillAsync(ShopDbContext db)
    {
        var weight = Facet.Option("weight", 0).Translate("en", "Weight").Translate("es", "Peso");
        var brands = Makers.Select(name => Brand.Create(CatalogueRules.ProposeSlug(name), name)).ToList();
        var products = new List<Product>();
        foreach (var (place, file) in Directory.GetFiles(Path.Combine(RepositoryPaths.WebProject, "Demo", "Content"), "0*.json")
            .Order(StringComparer.Ordinal).Index())
        {
            using var content = JsonDocument.Parse(await File.ReadAllTextAsync(file));
            var category = content.RootElement;
            var code = Text(category, "code");
            db.Add(Translated(Category.Create(code, place), category));
            foreach (var demo in category.GetProperty("products").EnumerateArray())
                products.Add(ProductFrom(demo, code, products.Count, weight).OfBrand(brands[products.Count % brands.Count].Code));
        }

        db.AddRange(brands);
        db.Add(weight);
        db.AddRange(products);
        db.AddRange(Synonym.Create("en", "mug, cup, beaker", false), Synonym.Create("es", "tarro, bote de té", false),
            Synonym.Create("en", "chinese tea, oolong", true));
        await db.SaveChangesAsync();
    }

    private static Category Translated(Category category, JsonElement content)
    {
        foreach (var culture in new[] { "en", "es" })
            category.Translate(culture, Text(content.GetProperty(culture), "name"), Text(content.GetProperty(culture), "slug"), "");
        return category;
    }

    private static Product ProductFrom(JsonElement demo, string category, int number, Facet weight)
    {
        var product =
            Product.Create(new ProductId(new Guid(number + 1, 0, 0, new byte[8])), Text(demo, "code"), category,
            Catalogue.Sample.Opening.AddHours(number), number);
        foreach (var culture in new[] { "en", "es" }) product.Translate(culture, TextOf(demo.GetProperty(culture)));
        product.Tag([.. demo.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()!)]);
        foreach (var (place, variant) in demo.GetProperty("variants").EnumerateArray().Index())
            product.AddVariant(Text(variant, "sku"), Money.Eur(variant.GetProperty("priceMinor").GetInt64()),
                new Goods(TaxClass.Standard, 100, 50 * (place + 1)), Catalogue.Sample.Opening);
        product.DifferIn(weight);
        foreach (var (place, variant) in product.Variants.Index())
        {
            var grams = $"{50 * (place + 1)}";
            if (weight.Values.All(value => value.Code != $"{grams}g"))
                weight.AddValue($"{grams}g", new Dictionary<string, string> { ["en"] = $"{grams} g", ["es"] = $"{grams} g" });
            product.Choose(variant.Sku, weight.Value($"{grams}g"));
        }

        return product.Publish();
    }

    private static ProductText TextOf(JsonElement text) => new(
        Text(text, "name"), Text(text, "slug"), Text(text, "summary"), Text(text, "description"), Text(text, "alt"), null,
        [.. text.GetProperty("details").EnumerateArray().Select(detail => new DetailRow(detail[0].GetString()!, detail[1].GetString()!))]);

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
