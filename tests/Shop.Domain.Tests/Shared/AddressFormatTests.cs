using Shop.Domain.Shared;
using Xunit;

namespace Shop.Domain.Tests.Shared;

public sealed class AddressFormatTests
{
    [Theory]
    [InlineData("ES", "Calle 1", "28001", "Madrid", null, "Calle 1|28001 Madrid|Spain")]
    [InlineData("DE", "Weg 1", "10115", "Berlin", null, "Weg 1|10115 Berlin|Germany")]
    [InlineData("GB", "1 Road", "M1 1AE", "Manchester", null, "1 Road|Manchester|M1 1AE|United Kingdom")]
    [InlineData("US", "1 Main St", "10001", "New York", "NY", "1 Main St|New York, NY 10001|United States")]
    [InlineData("US", "1 Main St", "10001", "New York", null, "1 Main St|New York 10001|United States")]
    [InlineData("LT", "Gatvė 1", "01100", "Vilnius", null, "Gatvė 1|LT-01100 Vilnius|Lithuania")]
    [InlineData("LT", "Gatvė 1", "", "Vilnius", null, "Gatvė 1|Vilnius|Lithuania")]
    [InlineData("HU", "Út 1", "1011", "Budapest", null, "Budapest|Út 1|1011|Hungary")]
    [InlineData("HK", "1 Street", "", "Wan Chai", "Hong Kong Island", "1 Street|Wan Chai|Hong Kong Island|Hong Kong")]
    [InlineData("JP", "1-2-3 Setagaya", "154-0023", "", "Tokyo", "1-2-3 Setagaya, Tokyo|154-0023|Japan")]
    [InlineData("JP", "世田谷区1-2-3", "154-0023", "", "東京都", "〒154-0023|東京都|世田谷区1-2-3|Japan")]
    // What the country does not have is kept all the same.
    [InlineData("DE", "Weg 1", "10115", "Berlin", "Berlin-Mitte", "Weg 1|10115 Berlin|Berlin-Mitte|Germany")]
    [InlineData("XX", "Road 1", "123", "Town", null, "Road 1|123 Town|XX")]
    public void An_address_is_written_as_its_country_writes_it(
        string country, string street, string postcode, string city, string? region, string lines) =>
        Assert.Equal(lines, string.Join('|', new PostalAddress("Ana", street, null, postcode, city, region, country, null)
            .Lines(Language.Of("en"))));

    [Fact]
    public void A_second_line_of_the_street_stands_below_the_first() => Assert.Equal(
        ["Calle 1", "2º B", "28001 Madrid", "España"],
        new PostalAddress("Ana", "Calle 1", "2º B", "28001", "Madrid", null, "ES", null).Lines(Language.Of("es")));

    [Theory]
    [InlineData("ES", "Postcode! Town! Region")]
    [InlineData("DE", "Postcode! Town!")]
    [InlineData("GB", "Town! Postcode!")]
    [InlineData("US", "Town! State! ZIP code!")]
    [InlineData("IE", "Town County Eircode")]
    [InlineData("HK", "District Area!")]
    [InlineData("AE", "Emirate!")]
    [InlineData("JP", "Prefecture! Postcode!")]
    public void A_country_asks_for_what_it_has_in_its_order_and_by_its_names(string country, string fields)
    {
        var format = AddressFormat.Of(country);
        Assert.Equal(fields, string.Join(' ', format.Parts.Select(part => format.NameOf(part) + (format.Requires(part) ? "!" : ""))));
    }
}
