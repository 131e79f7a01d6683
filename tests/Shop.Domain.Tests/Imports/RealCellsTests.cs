using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Imports;
using Shop.Domain.Imports.Files;
using Shop.Domain.Inventory;
using Xunit;

namespace Shop.Domain.Tests.Imports;

/// <summary>Amounts, units, prices, dates and HTML as other shops write them.</summary>
public sealed class RealCellsTests : IDisposable
{
    private const string Shopify =
        "Handle,Title,Body (HTML),Vendor,Type,Tags,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price,Variant "
        + "Compare At Price,Variant Barcode,Unit Price Total Measure,Unit Price Total Measure Unit\n";
    private readonly SqliteDatabase _database = new();
    private readonly ImportDesk _desk;

    public RealCellsTests() => _desk = new ImportDesk(_database);

    [Theory]
    [InlineData("1", "kg", 1000, NetUnit.Gram)]
    [InlineData("500.0", "g", 500, NetUnit.Gram)]
    [InlineData("1.500", "KG", 1500, NetUnit.Gram)]
    [InlineData("75", "cl", 750, NetUnit.Millilitre)]
    [InlineData("0.75", "l", 750, NetUnit.Millilitre)]
    [InlineData("330", "ML", 330, NetUnit.Millilitre)]
    [InlineData("12", "oz", 340, NetUnit.Gram)]
    [InlineData("1", "lb", 454, NetUnit.Gram)]
    [InlineData("50000", "mg", 50, NetUnit.Gram)]
    [InlineData("16", "floz", 473, NetUnit.Millilitre)]
    [InlineData("250", "mg", null, NetUnit.Gram)]
    [InlineData("12.5", "g", null, NetUnit.Gram)]
    [InlineData("3", "m", null, NetUnit.Gram)]
    [InlineData("10", "item", null, NetUnit.Gram)]
    public async Task A_unit_measure_becomes_the_right_amount_and_unit_or_is_told(string amount, string unit, int? net, NetUnit kept)
    {
        var import = await ApplyAsync($"{Shopify}tea,Tea,,,,,,,TEA,1,20.00,,,{amount},{unit}\n");
        var tea = (await ProductAsync("tea")).Variants.Single();
        Assert.Equal((net, kept), (tea.NetAmount, tea.NetUnit));
        var isExact = net is not null && unit is not ("oz" or "lb" or "floz");
        Assert.Equal(isExact ? 0 : 1, import.Flagged);
        if (!isExact)
            Assert.Contains($"{amount} {unit}", (await _desk.ItemsAsync(import, ItemsShown.Noted)).Single().Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Units_in_the_shops_own_columns_are_read_too()
    {
        await ApplyAsync("handle,name:en,sku,price,net_amount,net_unit\ntea,Tea,TEA,20,\"0,5\",kg\n");
        Assert.Equal(500, (await ProductAsync("tea")).Variants.Single().NetAmount);
    }

    [Theory]
    [InlineData("$12.00")]
    [InlineData("£3.10")]
    [InlineData("12.00 USD")]
    public async Task A_price_in_another_currency_is_refused_with_its_row(string price)
    {
        foreach (var file in new[] { $"sku,name,price\nGOOD,Good,1\nTEA,Tea,{price}\n",
            $"{Shopify}good,Good,,,,,,,GOOD,1,1.00,,,,\ntea,Tea,,,,,,,TEA,1,{price},,,,\n" })
        {
            var import = await _desk.CheckAsync(file);
            var refused = Assert.Single(await _desk.ItemsAsync(import, ItemsShown.Refused));
            Assert.Equal((3, "price"), (refused.Line, refused.Column));
            Assert.Contains("EUR", refused.Note, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("<p>One</p><p>Two</p>", "One\n\nTwo")]
    [InlineData("<table><tr><th>Origin</th><td>Uji</td></tr><tr><th>Year</th><td>2026</td></tr></table>", "Origin | Uji\n\nYear | 2026")]
    [InlineData("10<sup>3</sup> H<sub>2</sub>O", "10³ H₂O")]
    [InlineData("the 5<sup>th</sup> Tea<sup>®</sup>", "the 5th Tea®")]
    [InlineData("a<br>b<br/>c", "a\nb\nc")]
    [InlineData("<ol><li>One</li><li>Two</li></ol>", "1. One\n2. Two")]
    [InlineData("Salt &amp; pepper&nbsp;&eacute;", "Salt & pepper é")]
    [InlineData("<style>p{}</style><script>x()</script>Tea<!-- no -->", "Tea")]
    [InlineData("<h2>Tea</h2>Green<hr>Black<figure>x</figure>y", "Tea\nGreen\n\nBlack\nx\ny")]
    [InlineData("<pre>a\nb</pre>", "a\nb")]
    [InlineData("3 < 5 & 7 > 2", "3 < 5 & 7 > 2")]
    public void Html_is_read_as_it_is_seen(string html, string text) => Assert.Equal(text, PlainHtml.ToText(html));

    [Theory]
    [InlineData("2027-03-27", "2027-03-27T23:00:00Z")]
    [InlineData("2027-03-28", "2027-03-28T22:00:00Z")]
    [InlineData("2027-10-31", "2027-10-31T23:00:00Z")]
    [InlineData("2027-05-01 10:00", "2027-05-01T08:00:00Z")]
    public async Task A_sale_until_a_plain_date_includes_that_whole_day_by_the_shops_clock(string until, string end)
    {
        _desk.Clock.SetLocalTimeZone(TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid"));
        _desk.Clock.SetUtcNow(DateTimeOffset.Parse("2027-01-01T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        await ApplyAsync($"handle,name:en,sku,price,sale_price,sale_until\ntea,Tea,TEA,20,15,{until}\n");
        Assert.Equal(DateTimeOffset.Parse(end, System.Globalization.CultureInfo.InvariantCulture), (await ProductAsync("tea"))
            .Variants.Single().SaleUntil);
        Assert.Equal(1, (await _desk.CheckAsync(await _desk.ExportAsync())).Unchanged);
    }

    [Fact]
    public async Task Stock_with_decimals_that_say_nothing_is_whole()
    {
        await ApplyAsync("sku,name,price,qty,weight\nA,A,12.500000,100.0000,500 g\nB,B,1,\"1.234,00\",1.5 kg\n");
        Assert.Equal([100, 1234],
            await _desk.ReadAsync(db => db.Set<StockItem>().OrderBy(item => item.Sku).Select(item => item.OnHand).ToListAsync()));
        Assert.Equal([500, 1500],
            await _desk.ReadAsync(db => db.Set<Variant>().OrderBy(variant => variant.Sku).Select(variant => variant.WeightGrams)
            .ToListAsync()));
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
