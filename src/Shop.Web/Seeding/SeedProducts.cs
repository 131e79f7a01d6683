using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Inventory;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Web.Demo;

namespace Shop.Web.Seeding;

/// <summary>Makes up products, the same for the same seed, each with two or three variants and the picture of a demo product.</summary>
internal sealed class SeedProducts(ShopDbContext db, TimeProvider clock)
{
    private const int Batch = 2000;

    /// <summary>Adds products until there are that many made-up ones.</summary>
    public async Task AddAsync(int count, int seed, IProgress<int> progress, CancellationToken cancellationToken)
    {
        var made = await db.Set<Product>().CountAsync(product => product.Code.StartsWith("seed-"), cancellationToken);
        var pictures = DemoContent.Instance.Products.Values.ToList();
        await using var rows = await BulkInsert.OpenAsync(db, cancellationToken);
        for (var first = made; first < count; first += Batch)
        {
            await db.WriteAsync(() => AddBatchAsync(rows, first, Math.Min(Batch, count - first), seed, pictures, cancellationToken),
                cancellationToken: cancellationToken);
            progress.Report(Math.Min(first + Batch, count));
        }
    }

    private async Task<bool> AddBatchAsync(BulkInsert rows, int first, int count, int seed, List<DemoProduct> pictures,
        CancellationToken cancellationToken)
    {
        rows.Clear();
        for (var number = first; number < first + count; number++)
        {
            var product = Make(number, new Random(HashCode.Combine(seed, number)), pictures);
            rows.Add(product);
            foreach (var variant in product.Variants)
            {
                var units = number % 17 == 0 ? 0 : 20 + number % 400;
                rows.Add(StockItem.Of(variant.Sku, units));
                rows.Add(StockMovement.Of(variant.Sku, units, 0, "delivered", null, clock.GetUtcNow()));
            }
        }

        await rows.WriteAsync(cancellationToken);
        // These rows pass by the tracker, which else tells a shop at work what is new.
        db.Touch(CatalogueTags.Listings);
        return true;
    }

    private Product Make(int number, Random random, List<DemoProduct> pictures)
    {
        var like = pictures[random.Next(pictures.Count)];
        var category = DemoContent.Instance.CategoryOf(like);
        var (kind, place, mood) = (Pick(SeedWords.Kinds, random), Pick(SeedWords.Places, random), Pick(SeedWords.Moods, random));
        var mark = number.ToString("D7", CultureInfo.InvariantCulture);
        var product =
            Product.Create(new ProductId(Guid.CreateVersion7(clock.GetUtcNow())), $"seed-{mark}", category.Code, clock.GetUtcNow()
            .AddMinutes(-number), 1000 + number)
            .Translate("en", Text($"{mood.En} {kind.En} {place.En} {mark}", $"seed-{mark}", like.En, like.Option?.En))
            .Translate("es", Text($"{kind.Es} {place.Es}, {mood.Es}, {mark}", $"seed-{mark}", like.Es, like.Option?.Es))
            .Tag([.. like.Tags]).Picture(like.Code);
        var taxClass = DemoCatalogue.TaxClassOf(like, category);
        foreach (var (index, variant) in like.Variants.Take(3).Index())
        {
            var labels = like.Option is null
                ? null
                : new Dictionary<string, string> { ["en"] = variant.LabelIn("en"), ["es"] = variant.LabelIn("es") };
            var price = Money.Eur(Math.Max(100, variant.PriceMinor + random.Next(-300, 2000)));
            product.AddVariant($"S{mark}-{index + 1}", price, new Goods(taxClass, variant.WeightGrams, variant.NetGrams), clock.GetUtcNow(),
                labels);
        }

        return product.Publish();
    }

    private static ProductText Text(string name, string slug, DemoText like, string? option) => new(
        name, slug, like.Summary, like.Description, like.Alt, option,
            [.. like.Details.Select(detail => new DetailRow(detail[0], detail[1]))]);

    private static T Pick<T>(T[] from, Random random) => from[random.Next(from.Length)];
}
