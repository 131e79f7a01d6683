using System.Globalization;

namespace Shop.Benchmarks;

/// <summary>A made-up file of products: half of them with two variants, in the shop's own columns.</summary>
internal static class ImportBenchmarkFile
{
    private const string Story =
        "Thrown by hand from stoneware and fired twice. It holds tea for two and pours without dripping. Each piece differs a little "
        + "from its neighbour in colour and in form.";

    /// <summary>Writes so many rows.</summary>
    public static async Task WriteAsync(string path, int rows)
    {
        await using var file = new StreamWriter(path);
        await file.WriteLineAsync(
            "handle,name:en,name:es,summary:en,description:en,description:es,category,brand,tags,attributes,sku,label:en,price,stock,weight_grams");
        for (var (row, product) = (0, 0); row < rows; product++)
        {
            var several = product % 2 == 0;
            await file.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture,
                $"piece-{product},Piece number {product},Pieza número {product},A piece of kind {product % 90},\"{Story} No. {product}.\",\"{Story}\",Kind {product % 40},Maker {product % 200},new gift,material=clay {product % 30},PC-{product}-1,{(several ? "Small" : "")},{(product % 90) + 1}.50,{product % 30},{100 + (product % 900)}"));
            row++;
            if (!several || row == rows) continue;
            await file.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture,
                $"piece-{product},,,,,,,,,,PC-{product}-2,Large,{(product % 90) + 2}.50,{product % 20},{200 + (product % 900)}"));
            row++;
        }
    }
}
