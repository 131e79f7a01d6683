using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Imports;
using Xunit;

namespace Shop.Domain.Tests.Imports;

/// <summary>What real shops' files hold: names that are nearly alike, barcodes, SKUs, separators and cells that are too long.</summary>
public sealed class RealFilesTests : IDisposable
{
    private const string Shopify =
        "Handle,Title,Body (HTML),Vendor,Type,Tags,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price,Variant "
        + "Compare At Price,Variant Barcode,Unit Price Total Measure,Unit Price Total Measure Unit\n";
    private readonly SqliteDatabase _database = new();
    private readonly ImportDesk _desk;

    public RealFilesTests() => _desk = new ImportDesk(_database);

    [Fact]
    public async Task Names_that_make_the_same_key_are_two_and_come_in_as_the_comparison_says()
    {
        var file = "sku,name,category,brand,price\nA,A,T-Tops,Moss & Fern,1\nB,B,T Tops,Moss Fern,1\nC,C,t tops,MOSS & FERN,1\n";
        var import = await ApplyAsync(file);
        Assert.Equal((3, 0, 0), (import.Created, import.Refused, import.Kept));
        Assert.Equal(["T Tops", "T-Tops"],
            await _desk.ReadAsync(db => db.Set<CategoryTranslation>().Where(text => text.Culture == "en").Select(text => text.Name)
            .OrderBy(name => name).ToListAsync()));
        Assert.Equal(["Moss & Fern", "Moss Fern"],
            await _desk.ReadAsync(db => db.Set<Brand>().Select(brand => brand.Name).OrderBy(name => name).ToListAsync()));
        Assert.Contains("much like", (await _desk.ItemsAsync(import, ItemsShown.Noted)).Single().Note, StringComparison.Ordinal);
        Assert.Equal(3, (await _desk.CheckAsync(file)).Unchanged);
    }

    [Fact]
    public async Task A_name_that_a_refused_product_would_have_made_is_made_alike_by_the_next()
    {
        var file = "sku,name,category,price\nA,A,T-Tops,dear\nB,B,T Tops,1\nC,Same,X,dear\nD,Same,X,1\n";
        var import = await ApplyAsync(file);
        Assert.Equal((2, 2, 0), (import.Created, import.Refused, import.Kept));
        Assert.Equal(("t-tops", "same"), ((await ProductAsync("B")).CategoryCode, (await ProductAsync("D")).Translations.Single().Slug));
    }

    [Fact]
    public async Task Options_that_differ_in_signs_only_are_told_apart()
    {
        string[] values = ["A", "A+", "A++", "+1.50", "-1.50", "1.50", "10²", "10", "1/2", "1-2", "½", "#5", "5"];
        var rows = values.Select((value, index) => $"glass,{(index == 0 ? "Glass" : "")},,,,,Grade,{value},G-{index},1,5.00,,,,\n");
        var file = Shopify + string.Concat(rows);
        var import = await ApplyAsync(file);
        Assert.Equal((1, 0), (import.Created, import.Refused));
        var glass = await ProductAsync("glass");
        Assert.Equal(values,
            glass.Variants.OrderBy(variant => int.Parse(variant.Sku[2..], System.Globalization.CultureInfo.InvariantCulture))
            .Select(variant => variant.Translations.First(label => label.Culture == "en").Label));
        Assert.Equal(1, (await _desk.CheckAsync(file)).Unchanged);
        Assert.Equal(1, (await _desk.CheckAsync(await _desk.ExportAsync())).Unchanged);
    }

    [Fact]
    public async Task Barcodes_with_an_apostrophe_are_read_and_those_that_are_none_are_told()
    {
        var import = await ApplyAsync(Shopify
            + "a,A,,,,,,,A,1,1.00,,'4006381333931,,\nb,B,,,,,,,B,1,1.00,,4.00638E+12,,\nc,C,,,,,,,C,1,1.00,,HOUSE-7,,\nd,D,,,,,,,D,1,1.00,,4006381333931.0,,\n");
        Assert.Equal((4, 2), (import.Created, import.Flagged));
        Assert.Equal(["4006381333931", null, null, "4006381333931"],
            await _desk.ReadAsync(db => db.Set<Variant>().OrderBy(variant => variant.Sku).Select(variant => variant.Gtin).ToListAsync()));
        var notes = (await _desk.ItemsAsync(import, ItemsShown.Noted)).Select(item => item.Note!).ToList();
        Assert.Contains("shortened", notes[0], StringComparison.Ordinal);
        Assert.Contains("HOUSE-7", notes[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_lost_of_a_product_that_is_otherwise_unchanged_is_told_and_applying_touches_nothing()
    {
        await ApplyAsync(Shopify + "a,A,,,,,,,A,1,1.00,,,,\n");
        var import = await ApplyAsync(Shopify + "a,A,,,,,,,A,1,1.00,$2.00,HOUSE-7,,\n");
        Assert.Equal((ImportState.Applied, 0, 0, 1, 1, 0),
            (import.State, import.Created, import.Changed, import.Unchanged, import.Flagged, import.Kept));
        var note = (await _desk.ItemsAsync(import, ItemsShown.Noted)).Single().Note!;
        Assert.Contains("$2.00", note, StringComparison.Ordinal);
        Assert.Contains("HOUSE-7", note, StringComparison.Ordinal);
        Assert.Equal(ImportState.Undone, (await _desk.UndoAsync(import)).State);
    }

    [Fact]
    public async Task Skus_as_real_shops_have_them_come_in_whatever_the_format()
    {
        string[] skus = ["AB/12", "TEA 100", "A+B", "TÉ-1", "ab-12", "Ñ_2", "50%", "A&B (3)", "茶-1", "a;b"];
        var import = await ApplyAsync("sku,name,price,stock\n" + string.Concat(skus.Select(sku => $"\"{sku}\",Tea,1.00,2\n")));
        Assert.Equal((skus.Length, 0, 0), (import.Created, import.Refused, import.Kept));
        Assert.Equal(skus.Order(StringComparer.Ordinal),
            (await _desk.ReadAsync(db => db.Set<Variant>().Select(variant => variant.Sku).ToListAsync())).Order(StringComparer.Ordinal));
        Assert.Equal(skus.Length, (await _desk.CheckAsync(await _desk.ExportAsync())).Unchanged);
        Assert.Equal(skus.Length, (await _desk.CheckAsync("sku,name,price\n" + string.Concat(skus.Select(sku => $"\"{sku}\",Tea,1.00\n"))))
            .Unchanged);
        Assert.Equal(0, (await ApplyAsync($"{Shopify}tea,Tea,,,,,,,X/1 +2,1,20.00,,,,\n")).Refused);
    }

    [Fact]
    public async Task A_cell_that_is_too_long_blocks_its_product_only()
    {
        var import = await ApplyAsync(
            $"handle,name:en,description:en,sku,price\na,A,{new string('x', 60_000)},A,1\nb,B,\"{string.Concat(Enumerable.Repeat("two\nlines ", 30_000))}\",B,1\nc,C,Short,C,1\n");
        Assert.Equal((1, 2), (import.Created, import.Refused));
        Assert.All(await _desk.ItemsAsync(import, ItemsShown.Refused),
            item => Assert.Contains("longer than 50000", item.Note, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("sep=;\nsku;name;price\nA;Tea;1,50\n")]
    [InlineData("sku|name|price\nA|Tea|1,50\n")]
    [InlineData("\uFEFFsku;\"name\";\"price\"\nA;Tea;1,50\n")]
    [InlineData("sku;name;\"price, with, commas, in, it\";price\nA;Tea;x;1,50\n")]
    public async Task Separators_are_known_from_the_first_row(string file)
    {
        await ApplyAsync(file);
        Assert.Equal(150, (await ProductAsync("A")).Variants.Single().PriceMinor);
    }

    [Fact]
    public async Task A_list_of_WooCommerce_is_read_with_its_own_names_of_columns()
    {
        var import = await ApplyAsync(
            "ID,Type,SKU,\"GTIN, UPC, EAN, or ISBN\",Name,Published,Short description,Description,Stock,Weight (kg),Sale price,Regular "
            + "price,Categories,Tags\n"
            + "7,simple,WOO 1,4006381333931,Salt &amp; tea,1,<p>Good.</p>,<p>Green</p><p>tea</p>,3.0000,0.25,9.00,12.00,\"Drinks > "
                + "Green tea, Gifts\",\"gift, Summer Sale\"\n");
        Assert.Equal((1, 0, 1), (import.Created, import.Refused, import.Flagged));
        var tea = (await _desk.ReadAsync(db => db.Set<Product>().ToListAsync())).Single();
        Assert.Equal(("Salt & tea", "Good.", "Green\n\ntea", "green-tea", "gift summer-sale"),
            (tea.Translations.Single().Name, tea.Translations.Single().Summary, tea.Translations.Single()
            .Description, tea.CategoryCode, tea.TagText));
        Assert.Equal((1200L, 900L, 250, "4006381333931"),
            (tea.Variants.Single().PriceMinor, tea.Variants.Single().SaleMinor, tea.Variants.Single().WeightGrams, tea.Variants.Single()
            .Gtin));
    }

    public void Dispose()
    {
        _desk.Dispose();
        _database.Dispose();
    }

    // What the comparison promises is applied.
    private async Task<Import> ApplyAsync(string file)
    {
        var compared = await _desk.CheckAsync(file);
        var applied = await _desk.ApplyAsync(compared);
        Assert.Equal((ImportState.Applied, compared.Created, compared.Changed, 0),
            (applied.State, applied.Created, applied.Changed, applied.Kept));
        return applied;
    }

    private Task<Product> ProductAsync(string code) =>
        _desk.ReadAsync(db => db.Set<Product>().AsNoTracking().SingleAsync(product => product.Code == code));
}
