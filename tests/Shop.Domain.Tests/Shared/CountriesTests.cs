using Shop.Domain.Shared;
using Xunit;

namespace Shop.Domain.Tests.Shared;

public sealed class CountriesTests
{
    [Theory]
    [InlineData("DE", "en", "Germany")]
    [InlineData("DE", "es", "Alemania")]
    [InlineData("CZ", "de", "Tschechien")]
    [InlineData("JP", "de", "Japan")]
    [InlineData("HK", "en", "Hong Kong")]
    [InlineData("ZZ", "en", "ZZ")]
    public void A_country_is_called_as_the_language_calls_it(string code, string language, string name) =>
        Assert.Equal(name, Countries.NameOf(code, Language.Of(language)));

    [Fact]
    public void Countries_stand_as_their_language_sorts_their_names()
    {
        // By code points, Åland, Ägypten and Österreich would come last.
        var german = Countries.Sorted(["ZA", "AT", "EG", "DE", "AX", "OM"], Language.Of("de"));
        Assert.Equal(["EG", "AX", "DE", "OM", "AT", "ZA"], german);
        Assert.Equal(["DE", "AT", "ES"], Countries.Sorted(["ES", "AT", "DE"], Language.Of("es")));
    }

    [Fact]
    public void Every_country_has_a_name_in_every_language_of_the_shop_and_a_form_of_its_addresses()
    {
        Assert.True(Countries.Codes.Count > 230, $"{Countries.Codes.Count}");
        Assert.Equal(Countries.Codes.Order(StringComparer.Ordinal), AddressFormat.Countries.Order(StringComparer.Ordinal));
        foreach (var language in new[] { "en", "es", "de" })
            Assert.DoesNotContain(Countries.Codes,
                code => Countries.NameOf(code, Language.Of(language)) is var name && (name == code || name.Length < 3));
    }
}
