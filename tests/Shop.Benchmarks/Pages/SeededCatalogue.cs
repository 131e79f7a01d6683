using System.Globalization;
using Shop.TestKit;

namespace Shop.Benchmarks.Pages;

/// <summary>A sample of the made-up products, spread over the whole catalogue.</summary>
/// <param name="Slugs">English ones.</param>
/// <param name="Names">English ones, in the order of the slugs.</param>
/// <param name="Skus">Of which there is plenty.</param>
internal sealed record SeededCatalogue(int Products, IReadOnlyList<string> Slugs, IReadOnlyList<string> Names, IReadOnlyList<string> Skus)
{
    private const int Sample = 5000;
    private const int AtOnce = 500;

    /// <exception cref="InvalidOperationException">The products are not there, or the seeding names them otherwise now.</exception>
    public static async Task<SeededCatalogue> ReadAsync(ShopDatabase database, int products)
    {
        var marks = Enumerable.Range(0, Sample).Select(number => Scatter.Index(number, products)).Distinct()
            .Select(number => number.ToString("D7", CultureInfo.InvariantCulture)).ToList();
        var texts = new List<string>();
        var skus = new List<string>();
        foreach (var some in marks.Chunk(AtOnce))
        {
            texts.AddRange(await database.TextsAsync(
                $"SELECT \"Slug\" || '|' || \"Name\" FROM catalogue_product_translation WHERE \"Culture\" = 'en' AND \"Slug\" IN ({Quoted(some, "seed-", "")})"));
            skus.AddRange(await database.TextsAsync(
                $"SELECT \"Sku\" FROM inventory_stock_item WHERE \"OnHand\" - \"Allocated\" > 40 AND \"Sku\" IN ({Quoted(some, "S", "-1")})"));
        }

        if (texts.Count == 0 || skus.Count == 0) throw new InvalidOperationException("No made-up products as the seed command names them.");
        return new SeededCatalogue(
            products, [.. texts.Select(text => text.Split('|', 2)[0])], [.. texts.Select(text => text.Split('|', 2)[1])], skus);
    }

    private static string Quoted(IEnumerable<string> marks, string before, string after) =>
        string.Join(", ", marks.Select(mark => $"'{before}{mark}{after}'"));
}
