using System.Globalization;
using Shop.Domain.Imports;
using Shop.Domain.Shared;
using Shop.TestKit;
using Xunit;

namespace Shop.Domain.Tests.Imports;

/// <summary>
/// Files made of everything that files were ever refused for: what the comparison says is applied, and nothing vanishes without a line.
/// </summary>
public sealed class HostileProductsTests
{
    private const int Files = 25;
    private const int Rows = 40;

    private static readonly string[] Names =
    [
        "T-Tops", "T Tops", "t tops", "Moss & Fern", "Moss Fern", "Peña", "Pena", "A", "A+", "A++", "10³", "10", "½", "1/2", "日本", "日本茶",
            "😀", "Ø", "O", "#1", "1", "%", "!!!", "???", "Tea", "TEA", "Té", "-", "'",
        "=1+1", "A;=B", "  Tea  ", "Straße", "Strasse", "\u0301", "e\u0301", "ﬁne", "fine", "imported", "Imported",
    ];

    private static readonly string[] Skus =
        ["A", "a", "AB/12", "ab-12", "AB 12", "A+B", "A B", "Ñ", "TEA", "tea", "50%", "../x", "", "  ", "'A", "１２", "x;y", "L\u00A0M"];
    private static readonly string[] Prices =
        ["1", "1.00", "12,90", "1.234,56", "$1", "£2", "", "x", "-1", "1e3", "1.234", "0", "１２", "€ 5", "1 234,50", "'3"];
    private static readonly string[] Amounts = ["", "1", "0.5", "250", "12.5", "x", "-1", "1e3"];
    private static readonly string[] Units = ["", "g", "kg", "mg", "oz", "cl", "l", "item", "?"];
    private static readonly string[] Stocks = ["", "1", "5.0000", "-3", "1.5", "x", "1.234", "99999999999"];
    private static readonly string[] Barcodes = ["", "4006381333931", "'4006381333931", "4.00638E+12", "123", "ABC"];
    private static readonly string[] Texts =
        ["", "Plain", "<p>a</p><p>b</p>", "10<sup>3</sup>", new string('x', 12_000), new string('y', 60_000), "\u0007bell", "a & b",
        "<script>x</script>", "=cmd|'x'!A1"];
    private static readonly string[] Ends = ["", "2030-01-01", "2020-01-01", "31/12/2030", "2030-01-01T10:00:00Z"];

    [Fact]
    public Task What_the_comparison_of_a_hostile_file_says_is_applied_and_nothing_is_lost_without_a_line() =>
        ImportDesk.OnSqliteAsync(desk => RunAsync(desk, 24));

    [PostgresFact]
    public Task On_postgres_what_the_comparison_of_a_hostile_file_says_is_applied_and_nothing_is_lost_without_a_line() =>
        ImportDesk.OnPostgresAsync(desk => RunAsync(desk, 25));

    private static async Task RunAsync(ImportDesk desk, int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < Files; round++)
        {
            var (file, products) = (round % 3) switch { 0 => List(random), 1 => Shopify(random), _ => Own(random) };
            var compared = await desk.CheckAsync(file);
            Assert.Equal(ImportState.Checked, compared.State);
            Assert.Equal(products, compared.Created + compared.Changed + compared.Unchanged + compared.Refused);
            Assert.All(await desk.ItemsAsync(compared, ItemsShown.Refused), item => Assert.False(string.IsNullOrWhiteSpace(item.Note)));
            var promised = await ItemsAsync(desk, compared);
            var applied = await desk.ApplyAsync(compared);
            Assert.True((applied.State, applied.Kept) == (ImportState.Applied, 0),
                $"Round {round}: {applied.State}, {string.Join(" | ", (await desk.ItemsAsync(applied, ItemsShown.Noted)).Where(item => item.State == ItemState.Kept).Select(item => $"{item.Code}: {item.Note}"))}");
            Assert.Equal(promised, await ItemsAsync(desk, applied));
            var again = await desk.CheckAsync(file);
            Assert.Equal((0, compared.Refused), (again.Created, again.Refused));
            Assert.Equal(0, again.Changed);
            var exported = await desk.CheckAsync(await desk.ExportAsync());
            Assert.Equal((0, 0, 0), (exported.Created, exported.Changed, exported.Refused));
            Assert.Empty(await desk.StockBreachesAsync());
        }
    }

    private static async Task<List<(int, string, ImportOutcome, string?)>> ItemsAsync(ImportDesk desk, Import import) =>
        [.. (await desk.ItemsAsync(import, ItemsShown.Refused)).Concat(await desk.ItemsAsync(import, ItemsShown.Created))
            .Concat(await desk.ItemsAsync(import, ItemsShown.Changed))
            .Concat(await desk.ItemsAsync(import, ItemsShown.Noted)).Select(item => (item.Number, item.Code, item.Outcome, item.Note))
                .Distinct().OrderBy(item => item.Number)];

    private static (string File, int Products) List(Random random)
    {
        var rows = Enumerable.Range(0, Rows).Select(_ => CsvRow.Of([
            $"{Any(random, Skus)}{Any(random, ["", "", random.Next(9).ToString(CultureInfo.InvariantCulture)])}", Any(random, Names),
                Any(random, Names), Any(random, Names), Any(random, Prices), Any(random, Stocks),
            Any(random, Barcodes), Any(random, Texts), $"{Any(random, Names)},{Any(random, Names)}",
                $"{Any(random, Amounts)} {Any(random, Units)}"])).Where(row => row.Trim(',', '\r', '\n').Length > 0).ToList();
        return (CsvRow.Of(["sku", "name", "category", "brand", "price", "stock", "ean", "description", "tags", "weight"])
            + string.Concat(rows), rows.Count);
    }

    private static (string File, int Products) Shopify(Random random)
    {
        var file = CsvRow.Of(
            ["Handle", "Title", "Body (HTML)", "Vendor", "Type", "Tags", "Option1 Name", "Option1 Value", "Variant SKU",
            "Variant Inventory Qty", "Variant Price", "Variant Compare At Price", "Variant Barcode", "Unit Price Total Measure",
            "Unit Price Total Measure Unit"]);
        var handles = Enumerable.Range(0, Rows / 3).Select(number => $"{Any(random, Names)} {number}").ToList();
        foreach (var handle in handles)
        {
            foreach (var value in random.GetItems(Names, 3).Distinct())
                file += CsvRow.Of(
                    [handle, Any(random, Names), Any(random, Texts), Any(random, Names), Any(random, Names),
                    $"{Any(random, Names)}, {Any(random, Names)}", "Grade", value, "", Any(random, Stocks), Any(random, Prices),
                    Any(random, Prices), Any(random, Barcodes), Any(random, Amounts), Any(random, Units)]);
        }

        return (file, handles.Count);
    }

    private static (string File, int Products) Own(Random random)
    {
        var rows = Enumerable.Range(0, Rows).Select(number => CsvRow.Of([
            $"own-{Any(random, ["a", "b", "A", "ñ", "x y"])}-{number}", Any(random, Names), Any(random, Names), Any(random, Names),
                $"{Any(random, Names)}={Any(random, Names)}", $"{Any(random, Skus)}-{number}", Any(random, Prices),
            Any(random, Prices), Any(random, Ends), Any(random, Amounts), Any(random, Units), Any(random, Barcodes), Any(random, Texts),
                Any(random, ["", "", "", "own-a-1", "nowhere"])])).ToList();
        return (CsvRow.Of(
            ["handle", "name:en", "category", "brand", "attributes", "sku", "price", "sale_price", "sale_until", "net_amount", "net_unit",
            "gtin", "description:en", "related"]) + string.Concat(rows), rows.Count);
    }

    private static string Any(Random random, string[] texts) => texts[random.Next(texts.Length)];
}
