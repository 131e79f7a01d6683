using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Imports;
using Shop.Domain.Shared;
using Xunit;

namespace Shop.Domain.Tests.Imports;

/// <summary>Files that nobody in their right mind wrote: refused in plain words, whole or by the row, and nothing half done.</summary>
public sealed class HostileFileTests : IDisposable
{
    private readonly SqliteDatabase _database = new();
    private readonly ImportDesk _desk;

    public HostileFileTests() => _desk = new ImportDesk(_database);

    public static TheoryData<string, string> Files => new()
    {
        { "", "empty" },
        { "\n\n \n", "empty" },
        { string.Join(',', Enumerable.Range(0, 10_000)), "10000 columns" },
        { "sku,name,price\nA,B,1\n" + string.Join(',', Enumerable.Range(0, 10_000)), "10000 columns" },
        { "name,price\nTea,1\n", "no column for the SKU" },
        { "sku\nTEA-1\n", "nothing beside" },
        { "sku,stockcode,price\nA,B,1\n", "Two columns" },
        { "sku,name,price\nA,\"" + new string('x', 60_000), "longer than 50000" },
        { "PK\0\0\0\0", "not a text file" },
    };

    public static TheoryData<string, string, string> Rows => new()
    {
        { "A,Tea,-1", "price", "negative" },
        { "A,Tea,=1+1", "price", "not a valid price" },
        { "A,Tea,1e9", "price", "not a valid price" },
        { "A,Tea,99999999999999999999999999", "price", "not a valid price" },
        { "A,Tea,NaN", "price", "not a valid price" },
        { "A,Tea,1.234", "price", "not a valid price" },
        { "A,Tea,", "price", "missing" },
        { ",Tea,1", "sku", "missing" },
        { "../../etc,Tea,1", "sku", "not a valid sku" },
        { "<script>,Tea,1", "sku", "not a valid sku" },
        { "A,,1", "name", "name" },
        { "A," + new string('x', 300) + ",1", "name:en", "longer than 200" },
        { "A,Tea,1,more", "", "4 cells" },
        { "A,\"Tea\" time,1", "", "quotation mark" },
        { "A,Tea\0,1\nB,Tea,1", "", "" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_that_cannot_be_one_is_refused_whole(string text, string reason)
    {
        var import = await _desk.CheckAsync(text);
        Assert.Equal(ImportState.Refused, import.State);
        Assert.Contains(reason, import.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_row_that_cannot_be_one_is_refused_with_its_line_and_column_and_the_others_come_in(string row, string column,
        string reason)
    {
        var import = await _desk.ImportAsync($"sku,name,price\nGOOD,Good tea,1.00\n{row}\nFINE,Fine tea,2.00\n");
        if (import.State == ImportState.Refused) return;
        var refused = Assert.Single(await _desk.ItemsAsync(import, ItemsShown.Refused));
        Assert.Equal((3, column), (refused.Line, refused.Column));
        Assert.Contains(reason, refused.Note, StringComparison.Ordinal);
        Assert.Equal(["FINE", "GOOD"],
            await _desk.ReadAsync(db => db.Set<Product>().OrderBy(product => product.Code).Select(product => product.Code).ToListAsync()));
        var file = await _desk.RefusedFileAsync(import);
        Assert.StartsWith("sku,name,price,import_line,import_problem\r\n", file, StringComparison.Ordinal);
        Assert.Contains(reason, file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quotation_mark_that_is_never_closed_does_not_swallow_products_in_silence()
    {
        var import = await _desk.CheckAsync("sku,name,price\nGOOD,Good tea,1.00\nA,\"Tea,1\nB,Tea,2\nC,Tea,3\n");
        Assert.Equal((1, 1), (import.Created, import.Refused));
        Assert.Contains("quotation mark", (await _desk.ItemsAsync(import, ItemsShown.Refused)).Single().Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_in_a_file_twice_is_refused_the_second_time()
    {
        var import = await _desk.CheckAsync(
            "handle,name:en,sku,price\na,A,SKU-1,1\nb,B,SKU-1,1\nc,C,SKU-2,1\na,A,SKU-3,1\nd,D,SKU-4,1\nd,,SKU-4,1\n");
        Assert.Equal((2, 3), (import.Created, import.Refused));
        Assert.Equal([3, 5, 7], (await _desk.ItemsAsync(import, ItemsShown.Refused)).Select(item => item.Line));
    }

    [Fact]
    public async Task A_formula_that_comes_in_goes_out_as_text_and_comes_back_unchanged()
    {
        await _desk.ImportAsync("sku,name,price\nA,=HYPERLINK(1),1\nB,'=1+1,1\nC,-5 degrees,1\n");
        var exported = await _desk.ExportAsync();
        Assert.DoesNotContain(",=", exported, StringComparison.Ordinal);
        Assert.Equal(3, (await _desk.CheckAsync(exported)).Unchanged);
    }

    [Theory]
    [InlineData("Ana;=cmd|' /C calc'!A0")]
    [InlineData("Tea;'=1+1;\"@SUM(1);＝2, =3|-a\t+b")]
    [InlineData("'Tis, '-' and ;'")]
    [InlineData("A =cmd and '=cmd")]
    public async Task Texts_with_formulas_behind_separators_come_back_from_the_shops_own_export_byte_for_byte(string text)
    {
        await _desk.ImportAsync(CsvRow.Of(["handle", "name:en", "description:en", "sku", "price"])
            + CsvRow.Of(["tea", text, $"{text}\n{text}", "TEA", "1"]));
        var exported = await _desk.ExportAsync();
        Assert.Equal(1, (await _desk.CheckAsync(exported)).Unchanged);
        var name = PlainText.Clean(text);
        Assert.Equal((name, $"{name}\n{name}"),
            await _desk.ReadAsync(async db => (await db.Set<ProductTranslation>().ToListAsync())
            .Select(stored => (stored.Name, stored.Description)).Single()));
        await _desk.ImportAsync(exported.Replace(",1.00,", ",2.00,", StringComparison.Ordinal));
        Assert.Equal(exported.Replace(",1.00,", ",2.00,", StringComparison.Ordinal), await _desk.ExportAsync());
    }

    [Fact]
    public async Task The_list_of_refused_rows_is_read_back_as_it_was_written()
    {
        var import = await _desk.CheckAsync("sku,name,price\nA,\"Ana;=cmd, '-'\",dear\n");
        var again = await _desk.ImportAsync((await _desk.RefusedFileAsync(import)).Replace("dear", "1.00", StringComparison.Ordinal));
        Assert.Equal(1, again.Created);
        Assert.Equal("Ana;=cmd, '-'", await _desk.ReadAsync(db => db.Set<ProductTranslation>().Select(stored => stored.Name).FirstAsync()));
    }

    public void Dispose()
    {
        _desk.Dispose();
        _database.Dispose();
    }
}
