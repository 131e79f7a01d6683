using System.Text;
using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Imports;
using Shop.Domain.Imports.Files;
using Shop.Domain.Imports.Sheets;
using Shop.Domain.Inventory;
using Shop.Domain.Persistence;
using Xunit;

namespace Shop.Domain.Tests.Imports;

/// <summary>Files that other programs wrote.</summary>
public sealed class SheetTests : IDisposable
{
    private const string Old =
        "Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 "
        + "Value,Variant SKU,Variant Grams,Variant Inventory Qty,Variant Price,Variant Compare At Price,Variant Requires "
        + "Shipping,Variant Barcode,Image Src,Status\n"
        + "clay-mug,Clay mug,\"<p>Thrown by <b>hand</b>.</p><script>alert(1)</script><ul><li>One</li><li>Two &amp; "
            + "three</li></ul>\",Taller Nord,,Mugs,\"gift, Summer "
            + "Sale\",TRUE,Colour,Blue,Size,Large,MUG-BL,400,5,18.00,24.00,true,4006381333931,https://example.com/a.jpg,active\n"
        + "clay-mug,,,,,,,,,Blue,,Small,MUG-BS,300,-2,16.00,,true,,,\n"
        + "clay-mug,,,,,,,,,,,,,,,,,,,https://example.com/b.jpg,\n"
        + "gift-card,Gift card,,Taller Nord,,,,TRUE,Title,Default Title,,,,0,0,25.00,,false,,,draft\n";

    private const string New =
        "Title,URL handle,Description,Vendor,Type,Tags,Published on online store,Status,SKU,Barcode,Option1 name,Option1 "
        + "value,Price,Compare-at price,Inventory quantity,Weight value (grams),Requires shipping,Product image URL\n"
        + "Tea towel,tea-towel,<p>Linen.</p>,Loom,Linen,,TRUE,Active,TOWEL,,,,9.50,,7,120,TRUE,https://example.com/c.jpg\n";

    private readonly SqliteDatabase _database = new();
    private readonly ImportDesk _desk;

    public SheetTests() => _desk = new ImportDesk(_database);

    [Fact]
    public async Task A_file_of_Shopify_becomes_products_with_options_stock_a_sale_and_plain_text()
    {
        var import = await _desk.ImportAsync(Old);
        Assert.Equal((SheetFormat.Shopify, ImportState.Applied, 2, 0), (import.Format, import.State, import.Created, import.Refused));
        var mug = await ProductAsync("clay-mug");
        Assert.Equal(["Colour", "Size"], mug.Options.OrderBy(option => option.Position).Select(option => option.FacetCode)
            .Select(code => code == "colour" ? "Colour" : "Size"));
        Assert.Equal("Thrown by hand.\n\n• One\n• Two & three", mug.Translations.Single().Description);
        Assert.Equal(("taller-nord", "mugs", "gift summer-sale", true), (mug.BrandCode, mug.CategoryCode, mug.TagText, mug.IsPublished));
        var large = mug.Variants.Single(variant => variant.Sku == "MUG-BL");
        Assert.Equal((2400, 1800L, 400, "4006381333931"), (large.PriceMinor, large.SaleMinor, large.WeightGrams, large.Gtin));
        Assert.Equal("Blue, Large", large.Translations.First(label => label.Culture == "en").Label);
        Assert.Equal([5, 0],
            await _desk.ReadAsync(db => db.Set<StockItem>().Where(item => item.Sku.StartsWith("MUG")).OrderBy(item => item.Sku)
            .Select(item => item.OnHand).ToListAsync()));
        var card = await ProductAsync("gift-card");
        Assert.Equal((false, "gift-card", FulfilmentKind.Download, 0),
            (card.IsPublished, card.Variants.Single().Sku, card.Variants.Single().FulfilmentKind, card.Options.Count));
        Assert.Equal(2, (await _desk.CheckAsync(Old)).Unchanged);
    }

    [Theory]
    [InlineData("", false, false)]
    [InlineData("", true, true)]
    [InlineData("shopify", false, true)]
    public async Task What_Shopify_does_not_track_and_does_not_send_is_not_counted(string tracker, bool isSent, bool isCounted)
    {
        await _desk.ImportAsync(
            $"Handle,Title,Variant SKU,Variant Price,Variant Inventory Tracker,Variant Inventory Qty,Variant Requires Shipping\nbook,Book,BOOK,10.00,{tracker},0,{isSent}\n");
        Assert.Equal(isCounted, (await ProductAsync("book")).Variants.Single().IsStockCounted);
    }

    [Fact]
    public async Task The_columns_that_Shopify_writes_since_2024_are_read_too()
    {
        var import = await _desk.ImportAsync(New);
        Assert.Equal((SheetFormat.Shopify, 1, 0), (import.Format, import.Created, import.Refused));
        var towel = await ProductAsync("tea-towel");
        Assert.Equal(("Tea towel", "Linen.", 950L, 120),
            (towel.Translations.Single().Name, towel.Translations.Single().Description, towel.Variants.Single()
            .PriceMinor, towel.Variants.Single().WeightGrams));
    }

    [Theory]
    [InlineData("Handle", "Variant SKU", "Variant Price", "Image Src", "Image Position", "Image Alt Text", "Variant Image")]
    [InlineData("URL handle", "SKU", "Price", "Product image URL", "Image position", "Image alt text", "Variant image URL")]
    public async Task Pictures_of_Shopify_come_in_their_positions_with_their_descriptions_and_those_of_variants_last(params string[] names)
    {
        string Row(params string[] cells) => string.Join(',', cells) + "\n";
        var file = Row(["Title", "Body (HTML)", .. names])
            + Row("Mug", "Clay", "mug", "MUG-1", "9.00", "https://cdn.example/2.jpg", "2", "From the side", "https://cdn.example/blue.jpg")
            + Row("", "", "mug", "MUG-2", "8.00", "https://cdn.example/1.jpg?v=7", "1", "", "https://cdn.example/2.jpg")
            + Row("", "", "mug", "", "", "https://cdn.example/3.jpg", "3", "Below", "");
        var import = await _desk.ImportAsync(file);
        Assert.Equal((1, 0, ""), (import.Created, import.Refused, import.UnusedColumns));
        var pictures = new PictureDesk(_database, _desk);
        await pictures.FetchAsync();
        Assert.Equal(
            new[] { ("https://cdn.example/1.jpg?v=7", "Mug"), ("https://cdn.example/2.jpg", "From the side"),
                ("https://cdn.example/3.jpg", "Below"), ("https://cdn.example/blue.jpg", "Mug") }
                .Select(picture => (PictureDesk.At(picture.Item1).Hash, picture.Item2)),
            await pictures.GalleryAsync("mug"));
        Assert.Equal(1, (await _desk.CheckAsync(file)).Unchanged);
    }

    [Fact]
    public async Task Of_more_pictures_in_Shopifys_file_than_a_product_takes_the_first_come_in_and_somebody_is_told()
    {
        var rows = Enumerable.Range(1, 30)
            .Select(number => $"mug,{(number == 1 ? "Mug,Clay,MUG-1,9.00" : ",,,")},https://cdn.example/{number}.jpg,{number}\n");
        var file = "Handle,Title,Body (HTML),Variant SKU,Variant Price,Image Src,Image Position\n" + string.Concat(rows);
        var import = await _desk.ImportAsync(file);
        Assert.Equal((1, 1), (import.Created, import.Flagged));
        Assert.Contains("the last 6 of 30", (await _desk.ItemsAsync(import, ItemsShown.Noted)).Single().Note, StringComparison.Ordinal);
        Assert.Equal(24, (await new PictureDesk(_database, _desk).FetchAsync()).Count);
        Assert.Equal((1, 0), ((await _desk.CheckAsync(file)).Unchanged, (await _desk.CheckAsync(file)).Flagged));
    }

    [Fact]
    public async Task A_tills_list_gets_readable_names_addresses_a_category_and_drafts_for_what_is_no_goods()
    {
        var import = await _desk.ImportAsync(
            "stockcode,description,price\n10002,INFLATABLE POLITICAL GLOBE,0.85\n10133,COLOURING PENCILS BROWN "
            + "TUBE,0.79\n10135,COLOURING PENCILS BROWN TUBE,1.25\nPOST,POSTAGE,18.00\nFREE,FREE MUG,0\nBAD,BAD DEBT,-5\n");
        Assert.Equal((SheetFormat.List, 5, 1, 2), (import.Format, import.Created, import.Refused, import.Flagged));
        var globe = await ProductAsync("10002");
        Assert.Equal(("Inflatable Political Globe", "inflatable-political-globe", "imported", true, 85L),
            (globe.Translations.Single().Name, globe.Translations.Single()
            .Slug, globe.CategoryCode, globe.IsPublished, globe.Variants.Single().PriceMinor));
        Assert.Equal("colouring-pencils-brown-tube-10135", (await ProductAsync("10135")).Translations.Single().Slug);
        Assert.False((await ProductAsync("POST")).IsPublished);
        Assert.False((await ProductAsync("FREE")).IsPublished);
        Assert.Contains("negative", (await _desk.ItemsAsync(import, ItemsShown.Refused)).Single().Note, StringComparison.Ordinal);
        Assert.Equal(5,
            (await _desk.CheckAsync(
            "stockcode,description,price\n10002,INFLATABLE POLITICAL GLOBE,0.85\n10133,COLOURING PENCILS BROWN "
            + "TUBE,0.79\n10135,COLOURING PENCILS BROWN TUBE,1.25\nPOST,POSTAGE,18.00\nFREE,FREE MUG,0\n")).Unchanged);
    }

    [Theory]
    [InlineData("RED RETROSPOT MUG", "Red Retrospot Mug")]
    [InlineData("SET OF 4 T-LIGHTS IN A BOX", "Set of 4 T-Lights in a Box")]
    [InlineData("CHILDREN'S CUTLERY", "Children's Cutlery")]
    [InlineData("BAG 125g SWIRLY MARBLES", "Bag 125g Swirly Marbles")]
    [InlineData("*USB Office Mirror Ball", "USB Office Mirror Ball")]
    [InlineData("LED LIGHT 30CM", "LED Light 30cm")]
    [InlineData("Dr. Jam's Arouzer Stress Ball", "Dr. Jam's Arouzer Stress Ball")]
    public void Names_in_capitals_are_written_as_a_shop_would(string till, string shown) => Assert.Equal(shown, SensibleCase.Of(till));

    [Theory]
    [InlineData("utf-8", ";")]
    [InlineData("utf-16", ",")]
    [InlineData("utf-16BE", "\t")]
    [InlineData("windows-1252", ";")]
    public async Task Letters_and_separators_are_recognised(string encoding, string separator)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var how = Encoding.GetEncoding(encoding);
        var text = string.Join(separator, "sku", "name", "price") + "\r\n" + string.Join(separator, "TE", "Té de jazmín – 1ª", "\"7,50\"")
            + "\r\n";
        using var file =
            new MemoryStream([.. encoding.StartsWith("utf-16", StringComparison.Ordinal) ? how.GetPreamble() : [], .. how.GetBytes(text)]);
        var import = await _desk.CheckAsync(file);
        await _desk.ApplyAsync(import);
        var tea = await ProductAsync("TE");
        Assert.Equal(("Té de jazmín – 1ª", 750L), (tea.Translations.Single().Name, tea.Variants.Single().PriceMinor));
    }

    public void Dispose()
    {
        _desk.Dispose();
        _database.Dispose();
    }

    private Task<Product> ProductAsync(string code) =>
        _desk.ReadAsync(db => db.Set<Product>().AsNoTracking().SingleAsync(product => product.Code == code));
}
