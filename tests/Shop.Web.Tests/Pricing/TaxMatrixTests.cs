using System.Globalization;
using System.Text;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;
using Shop.TestKit;
using Xunit;

namespace Shop.Web.Tests.Pricing;

/// <summary>
/// Sells a standard and a reduced good to each country of the Union, to each place that is taxed by itself and to countries outside, under
/// each scheme, and compares what page, order, Stripe, invoice and CSV say. The table of it is <c>docs/tax-matrix.md</c>: with
/// SHOP_WRITE_DOCS=1 the test writes it.
/// </summary>
public sealed class TaxMatrixTests : IAsyncLifetime
{
    private const string File = "docs/tax-matrix.md";

    private const string Columns =
        "| place | goods | page | order | Stripe | invoice | CSV | category, reason |\n|---|---|---|---|---|---|---|---|\n";

    private const string Head =
        "# Which VAT is charged where\n"
        + "Written by `TaxMatrixTests` (SHOP_WRITE_DOCS=1), which sells both goods to each place over the checkout and compares page, "
        + "order, Stripe session, invoice and CSV.\n"
        + "Stripe is asked for the gross total and adds no tax, so its column is what of its amount is VAT.\n"
        + "Rates are those of `eu-vat-rates.csv` (the first reduced one); Azores 16/4, Madeira 22/4, Northern Ireland 20/5 as "
        + "examples.\n";

    private static readonly (TaxScheme Scheme, string Home, string Title)[] Schemes =
    [
        (TaxScheme.Destination, "ES", "Destination: a Spanish shop above the threshold (One Stop Shop)"),
        (TaxScheme.Origin, "ES", "Origin: a Spanish shop below the threshold of 10,000 EUR"),
        (TaxScheme.SmallBusiness, "DE", "Exemption: a German small enterprise"),
    ];

    // A place of each kind, and a postcode in it.
    private static readonly (string Place, string Country, string Postcode)[] Special =
    [
        ("DE-BUS", "DE", "78266"), ("DE-HEL", "DE", "27498"), ("ES-CE", "ES", "51001"), ("ES-CN", "ES", "35001"), ("ES-ML", "ES", "52001"),
        ("FI-01", "FI", "22100"), ("FR-OM", "FR", "97100"), ("GR-69", "GR", "63086"), ("IT-CAM", "IT", "22061"), ("IT-LIV", "IT", "23041"),
        ("PT-20", "PT", "9500-001"), ("PT-30", "PT", "9000-001"), ("XI", "GB", "BT1 1AA"), ("MC", "MC", "98000"), ("GB", "GB", "M1 1AE"),
        ("CH", "CH", "8001"), ("NO", "NO", "0151"), ("US", "US", "10001"), ("JP", "JP", "154-0023"),
    ];

    private readonly TaxMatrixShop _shop = new();

    public Task InitializeAsync() => _shop.StartAsync();

    public Task DisposeAsync() => _shop.DisposeAsync().AsTask();

    [Fact]
    public async Task Page_order_Stripe_invoice_and_csv_say_the_same_rate_everywhere_and_it_is_that_of_the_table()
    {
        var text = new StringBuilder();
        text.Append(Head);
        foreach (var (scheme, home, title) in Schemes)
        {
            await _shop.UseAsync(new TaxSettings { EstablishedIn = home, Scheme = scheme });
            text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n");
            text.Append(Columns);
            foreach (var place in Places()) await AppendAsync(text, scheme, place);
        }

        var path = Path.Combine(RepositoryPaths.Root, File);
        if (Environment.GetEnvironmentVariable("SHOP_WRITE_DOCS") is not null)
            await System.IO.File.WriteAllTextAsync(path, text.ToString());
        Assert.Equal(await System.IO.File.ReadAllTextAsync(path), text.ToString());
    }

    private async Task AppendAsync(StringBuilder text, TaxScheme scheme, (string Place, string Country, string Postcode) place)
    {
        var sold = await _shop.SellAsync($"{scheme}-{place.Place}@example.com", place.Country, place.Postcode);
        foreach (var row in sold)
        {
            Assert.True(row.Order == row.Invoice && row.Order == row.Csv && row.Order == row.Stripe, $"{place}: {row}");
            // A shop that charges no VAT says no rate on its page.
            Assert.True(row.Page == (scheme == TaxScheme.SmallBusiness ? "" : row.Order), $"{place}: {row}");
            text.Append(CultureInfo.InvariantCulture,
                $"| {NameOf(place.Place)} | {row.Goods} | {Shown(row.Page)} | {row.Order} % | {row.Stripe} % | {row.Invoice} % ");
            text.Append(CultureInfo.InvariantCulture, $"| {row.Csv} % | {row.Category} |\n");
        }
    }

    private static IEnumerable<(string Place, string Country, string Postcode)> Places() => EuTaxRates.Proposed.Rates
        .Select(rate => (rate.Country, rate.Country, Postcodes.ExampleOf(rate.Country))).Concat(Special);

    private static string Shown(string rate) => rate.Length == 0 ? "none" : $"{rate} %";

    private static string NameOf(string code) => TaxTerritory.Find(code)!.NameIn(Language.Of("en"));
}
