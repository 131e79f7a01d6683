using Shop.Domain.Shared;
using Xunit;

namespace Shop.Domain.Tests.Shared;

public sealed class PostcodesTests
{
    [Theory]
    [InlineData("NL", "1234 ab", "1234 AB")]
    [InlineData("NL", "1234ab", "1234 AB")]
    [InlineData("NL", "NL-1234 AB", "1234 AB")]
    [InlineData("GB", "sw1a1aa", "SW1A 1AA")]
    [InlineData("GB", " m1  1ae ", "M1 1AE")]
    [InlineData("GB", "B33-8TH", "B33 8TH")]
    [InlineData("DE", "D-10115", "10115")]
    [InlineData("DE", "D 10115", "10115")]
    [InlineData("DE", "de10115", "10115")]
    [InlineData("DE", "１０１１５", "10115")]
    [InlineData("DE", "10 115", "10115")]
    [InlineData("PT", "1000\u2011001", "1000-001")]
    [InlineData("PT", "1000001", "1000-001")]
    [InlineData("PT", "1000 – 001", "1000-001")]
    [InlineData("PT", "P-1000-001", "1000-001")]
    [InlineData("PL", "00\u2212950", "00-950")]
    [InlineData("PL", "00950", "00-950")]
    [InlineData("SE", "S-111\u00A020", "111 20")]
    [InlineData("SE", "11120", "111 20")]
    [InlineData("IE", "d02x285", "D02 X285")]
    [InlineData("IE", "IE D02 X285", "D02 X285")]
    [InlineData("ES", "E-17.004", "17004")]
    [InlineData("FR", "75\u200B001", "75001")]
    [InlineData("AT", "A-1010", "1010")]
    [InlineData("LV", "1010", "LV-1010")]
    [InlineData("LV", "LV 1010", "LV-1010")]
    [InlineData("MT", "vlt1117", "VLT 1117")]
    [InlineData("GR", "10557", "105 57")]
    [InlineData("SE", "SE-111 20", "111 20")]
    [InlineData("ES", "28 001", "28001")]
    [InlineData("FR", "f-75 001", "75001")]
    [InlineData("LT", "LT-01100", "01100")]
    [InlineData("CH", "CH-8001", "8001")]
    [InlineData("US", "10001", "10001")]
    [InlineData("US", "100011234", "10001-1234")]
    [InlineData("CA", "k1a0b1", "K1A 0B1")]
    [InlineData("JP", "１５４ー００２３", "154-0023")]
    [InlineData("JP", "1540023", "154-0023")]
    [InlineData("BR", "40301110", "40301-110")]
    [InlineData("AD", "ad100", "AD100")]
    [InlineData("AD", "100", "AD100")]
    [InlineData("HK", "999077", "")]
    [InlineData("AE", null, "")]
    [InlineData("IE", "", "")]
    public void A_postcode_is_taken_as_people_write_it_and_stored_in_its_country_s_form(string country, string? typed, string stored) =>
        Assert.Equal(stored, Postcodes.Normalise(country, typed));

    [Theory]
    [InlineData("DE", "1011")]
    [InlineData("DE", "X-10115")]
    [InlineData("DE", "10115!")]
    [InlineData("ES", "60000")]
    [InlineData("NL", "0123 AB")]
    [InlineData("PT", "1000")]
    [InlineData("GB", "SW1A")]
    [InlineData("XX", "10001")]
    [InlineData("US", "1000")]
    [InlineData("JP", "154 002")]
    [InlineData("ES", "١٧٠٠٤")]
    [InlineData("ES", null)]
    public void What_is_no_postcode_of_the_country_stays_none(string country, string? typed) =>
        Assert.Null(Postcodes.Normalise(country, typed));

    [Fact]
    public void Every_country_s_example_is_one_and_in_the_form_that_is_stored() =>
        Assert.All(AddressFormat.Countries, country => Assert.Equal(
            (Postcodes.ExampleOf(country), AddressFormat.Of(country).Requires(AddressPart.Postcode)),
            (Postcodes.Normalise(country, Postcodes.ExampleOf(country)) ?? "none", Postcodes.ExampleOf(country).Length > 0
                && AddressFormat.Of(country).Requires(AddressPart.Postcode))));
}
