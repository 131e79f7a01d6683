using Shop.Domain.Catalogue;
using Shop.Domain.Imports;
using Xunit;

namespace Shop.Domain.Tests.Imports;

/// <summary>The column "measurements" of a product file.</summary>
public sealed class ImportedMeasurementsTests : IDisposable
{
    private readonly SqliteDatabase _database = new();
    private readonly ImportDesk _desk;

    public ImportedMeasurementsTests() => _desk = new ImportDesk(_database);

    [Theory]
    [InlineData("height=12,5 centímetros", "height=12.5 cm")]
    [InlineData("Altura=3 mm", "height=3 mm")]
    [InlineData("pieces=+6; HEIGHT=0.5mm", "height=0.5 mm; pieces=6")]
    [InlineData("pieces=1'234", "pieces=1234")]
    [InlineData("height=1.1250 cm", "height=1.1250 cm")]
    [InlineData("height=007.50 mm", "height=7.5 mm")]
    [InlineData("sealing=−18°C", "sealing=-18 celsius")]
    [InlineData("sealing=-18", "sealing=-18")]
    [InlineData("height=１２ cm", "height=12 cm")]
    public async Task An_amount_is_read_as_people_write_it_and_stored_in_one_spelling(string cell, string stored)
    {
        var item = await CheckAsync(cell);
        Assert.Equal(stored, Assert.Single(item.Changes, change => change.Field == "measurements").New);
    }

    [Theory]
    [InlineData("height", "write name=amount unit")]
    [InlineData("height=", "write name=amount unit")]
    [InlineData("height=tall", "'tall' is not a valid amount")]
    [InlineData("height=1.125 cm", "with at most 4 decimals, like 12.5 or 1.1250")]
    [InlineData("height=0.00001 cm", "is not a valid amount")]
    [InlineData("height=1e3 cm", "'1e3 cm' is not a valid amount")]
    [InlineData("height=2000000000 cm", "between -1000000000 and 1000000000")]
    [InlineData("height=1 234,5 mm", "'234,5 mm' is not a valid unit")]
    [InlineData("height=1 cm; height=2 cm", "The measurement 'height' is there twice.")]
    [InlineData("origin=1 cm", "'origin' is an attribute in this shop, and cannot be a measurement too.")]
    [InlineData("glaze=1", "'glaze' is an option in this shop, and cannot be a measurement too.")]
    public async Task A_measurement_that_cannot_be_refuses_the_product_with_the_reason(string cell, string reason)
    {
        var item = await CheckAsync(cell);
        Assert.Equal((ImportOutcome.Refused, "measurements"), (item.Outcome, item.Column));
        Assert.Contains(reason, item.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_measurement_is_not_written_among_the_attributes()
    {
        await _desk.FillAsync();
        var import = await _desk.CheckAsync("handle,attributes,sku\ntea-1,height=12 cm,TEA-1\n");
        var item = Assert.Single(await _desk.ItemsAsync(import, ItemsShown.Refused));
        Assert.Equal("'height' is a measurement in this shop, and cannot be an attribute too.", item.Note);
    }

    [Fact]
    public async Task A_new_measurement_is_made_with_its_unit_and_every_key_of_a_unit_begins_with_a_letter()
    {
        await _desk.ImportAsync("handle,name:en,measurements,sku,price\ncup,Cup,heat=80 °C; size=6 ″; share=50 %,CUP-1,5.00\n");
        var exported = await _desk.ExportAsync();
        Assert.Equal(0, (await _desk.CheckAsync(exported)).Changed);
        var page = (await _desk.ReadAsync(db => new ProductPage(db, _desk.Clock).FindAsync("en", "cup", default)))!;
        Assert.Equal(
            [("heat", new Measurement(80, "°C")), ("size", new Measurement(6, "″")), ("share", new Measurement(50, "%"))],
            page.Attributes.Select(attribute => (attribute.Name, attribute.Measurement!)));
        var made = await _desk.ReadAsync(db => new EditFacet(db).AllAsync(default));
        Assert.All(made, facet => Assert.True(char.IsAsciiLetter(Assert.Single(facet.Values).Code[0])));
    }

    [Fact]
    public async Task An_empty_cell_takes_the_measurements_away_and_a_file_without_the_column_leaves_them()
    {
        await _desk.FillAsync();
        await _desk.ImportAsync("handle,name:en,sku\ncup,Beaker,CUP-W\n");
        Assert.Contains("height=1234.1250 cm; pieces=6; sealing=-18.5 celsius", await _desk.ExportAsync(), StringComparison.Ordinal);
        await _desk.ImportAsync("handle,measurements,sku\ncup,,CUP-W\n");
        Assert.DoesNotContain("height=", await _desk.ExportAsync(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _desk.Dispose();
        _database.Dispose();
    }

    private async Task<ImportItem> CheckAsync(string cell)
    {
        await _desk.FillAsync();
        var import = await _desk.CheckAsync($"handle,measurements,sku\ntea-1,\"{cell}\",TEA-1\n");
        return Assert.Single(await _desk.ItemsAsync(import, import.Refused > 0 ? ItemsShown.Refused : ItemsShown.Changed));
    }
}
