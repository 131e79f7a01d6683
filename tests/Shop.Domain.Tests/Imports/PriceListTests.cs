using System.Text;
using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Imports.PriceLists;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;
using Shop.Domain.Tests.Catalogue;
using Shop.TestKit;
using Xunit;

namespace Shop.Domain.Tests.Imports;

/// <summary>A price book's sheet: out, filled in, and in again, on both databases.</summary>
public sealed class PriceListTests
{
    private const string Head = "sku,product,everybody_pays,price\r\n";

    [Fact]
    public Task A_sheet_that_is_filled_in_sets_prices_takes_out_those_that_are_empty_and_leaves_the_others() =>
        ImportDesk.OnSqliteAsync(FillInAsync);

    [PostgresFact]
    public Task On_postgres_a_sheet_that_is_filled_in_sets_prices_takes_out_those_that_are_empty_and_leaves_the_others() =>
        ImportDesk.OnPostgresAsync(FillInAsync);

    [Theory]
    [InlineData("name,price\nTEA-1,1.00\n", "The first line must name the columns sku and price.")]
    [InlineData("sku,price\n", "The file names no SKU.")]
    [InlineData("", "The file is empty.")]
    [InlineData("sku,price\nTEA-1,8.00\nGHOST,1.00\n", "The shop has no SKU GHOST.")]
    [InlineData("sku,price\nTEA-1,8.00\nTEA-1,9.00\n", "Line 3: TEA-1 stands in the file twice.")]
    [InlineData("sku,price\nTEA-1,8.00\nTEA-2,-1\n", "Line 3: '-1' is not a valid price in EUR: write it like 12.90.")]
    [InlineData("sku,price\nTEA-1,8.00\nTEA-2,cheap\n", "Line 3: 'cheap' is not a valid price in EUR: write it like 12.90.")]
    [InlineData("sku,price\nTEA-1,8.00\n,1.00\n", "Line 3: the SKU is missing.")]
    [InlineData("sku,price\nTEA-1,8.00\n=1+1,1.00\n", "The shop has no SKU =1+1.")]
    public Task A_sheet_with_anything_wrong_is_refused_whole_and_says_where(string sheet, string problem) =>
        ImportDesk.OnSqliteAsync(async desk =>
    {
        var book = await FilledAsync(desk);
        var answer = await UploadAsync(desk, book, sheet);
        Assert.Equal((SaveResult.Refused, problem), (answer.Result, Assert.Single(answer.Problems)));
        Assert.Equal("TEA-1=900", await PricesAsync(desk));
    });

    [Fact]
    public Task A_sheet_for_a_book_that_somebody_changed_meanwhile_is_not_taken() => ImportDesk.OnSqliteAsync(async desk =>
    {
        var book = await FilledAsync(desk);
        await UploadAsync(desk, book, "sku;price\nTEA-2;7,00\n");
        Assert.Equal(SaveResult.Stale, (await UploadAsync(desk, book, "sku,price\nTEA-1,1.00\n")).Result);
        Assert.Equal("TEA-1=900 TEA-2=700", await PricesAsync(desk));
    });

    private static async Task FillInAsync(ImportDesk desk)
    {
        var book = await FilledAsync(desk);
        Assert.Equal(Head + "TEA-1,Sencha,10.00,9.00\r\nTEA-2,Gyokuro,20.00,\r\nTEA-3,\"Hojicha, roasted\",8.00,\r\nTEA-4,tea-4,10.00,\r\n",
            await DownloadAsync(desk, book));
        var answer = await UploadAsync(desk, book, Head + "TEA-1,Sencha,10.00,\r\nTEA-3,whatever,1.00,\"7,50\"\r\n");
        Assert.Equal((SaveResult.Saved, 0), (answer.Result, answer.Problems.Count));
        Assert.Equal("TEA-3=750", await PricesAsync(desk));
    }

    private static async Task<PriceBook> FilledAsync(ImportDesk desk)
    {
        await using var db = desk.Database.NewContext();
        var book = PriceBook.ForInvited("trade", "Trade customers", new BaseCurrency(Currency.Eur)).Price("TEA-1", Money.Eur(900));
        db.AddRange(Sample.Teas(), Sample.Tea(1, "Sencha"), Sample.Tea(2, "Gyokuro", 2000), Sample.Tea(3, "Hojicha, roasted", 800),
            OnlyInSpanish());
        await db.SaveChangesAsync();
        db.Add(book);
        await db.SaveChangesAsync();
        return book;
    }

    private static Product OnlyInSpanish() => Product.Create(Sample.Id(4), "tea-4", "teas", Sample.Opening, 4)
        .Translate("es", Sample.Text("Té negro", "te-negro"))
            .AddVariant("TEA-4", Money.Eur(1000), new Goods(TaxClass.Food, 120, 100), Sample.Opening).Publish();

    private static async Task<string> DownloadAsync(ImportDesk desk, PriceBook book)
    {
        await using var db = desk.Database.NewContext();
        using var file = new MemoryStream();
        await new PriceListExport(db, desk.Clock).WriteAsync(book, file, default);
        return Encoding.UTF8.GetString(file.ToArray());
    }

    private static async Task<PriceListResult> UploadAsync(ImportDesk desk, PriceBook book, string sheet)
    {
        await using var db = desk.Database.NewContext();
        return await new ImportPriceList(db, new EditPriceBook(db, new BaseCurrency(Currency.Eur)))
            .ExecuteAsync(book, book.Version, new MemoryStream(Encoding.UTF8.GetBytes(sheet)), default);
    }

    private static async Task<string> PricesAsync(ImportDesk desk)
    {
        await using var db = desk.Database.NewContext();
        return string.Join(' ', await db.Set<PriceBookPrice>().OrderBy(price => price.Sku)
            .Select(price => price.Sku + "=" + price.PriceMinor).ToListAsync());
    }
}
