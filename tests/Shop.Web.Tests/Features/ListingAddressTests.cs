using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Shop.Domain.Search;
using Shop.Domain.Shared;
using Shop.Web.Features.Catalogue;
using Xunit;

namespace Shop.Web.Tests.Features;

public sealed class ListingAddressTests
{
    [Theory]
    [InlineData("", "/catalogue")]
    [InlineData("page=-1&sort=nonsense&price=abc&from=x", "/catalogue")]
    [InlineData("origin=japan&brand=nord,sur&brand=nord&sort=price-asc&page=3",
        "/catalogue?brand=nord&brand=sur&origin=japan&sort=price-asc&page=3")]
    [InlineData("page=1-3", "/catalogue?page=1-3")]
    [InlineData("page=3-1", "/catalogue")]
    [InlineData("price=25-10", "/catalogue?price=10-25")]
    [InlineData("price=100-", "/catalogue?price=100-")]
    [InlineData("from=1%2C5&to=", "/catalogue?price=1.50-")]
    [InlineData("to=99999999999999999999", "/catalogue")]
    [InlineData("price=0-0", "/catalogue?price=0-0")]
    [InlineData("brand=%3Cscript%3E%22", "/catalogue?brand=%3Cscript%3E%22")]
    public void An_address_is_spelt_in_one_way_whatever_was_typed(string query, string spelt)
    {
        var address = Read(query);
        Assert.Equal(spelt, address.At(address.Pages.Last, address.Pages.First));
    }

    [Fact]
    public void Too_many_facets_and_values_are_cut_off()
    {
        var many = string.Join('&', Enumerable.Range(0, 200).Select(number => $"f{number}={string.Join(',', Enumerable.Range(0, 200))}"));
        Assert.InRange(Read(many).Fields().Count(), 1, 400);
        Assert.Empty(Read($"brand={new string('x', 10_000)}").Choices);
    }

    [Fact]
    public void A_value_is_taken_away_alone_and_an_unknown_one_is_forgotten()
    {
        var address = Read("brand=nord&brand=sur&origin=japan&price=1-2&page=4");
        Assert.Equal("/catalogue?brand=sur&origin=japan&price=1-2", address.Without("brand", "nord").At(1));
        Assert.Equal("/catalogue", address.Cleared().At(1));
        ListingFacet[] known =
            [new("brand", null,
            [new ListingFacetValue("sur", "Sur", null, 1, IsChosen: true),
            new ListingFacetValue("nord", "Nord", null, 1, IsChosen: false)])];
        Assert.Equal("/catalogue?brand=sur&price=1-2", address.Known(known).At(1));
    }

    private static ListingAddress Read(string query) =>
        ListingAddress.Read("/catalogue", null, new QueryCollection(QueryHelpers.ParseQuery(query)), Currency.Eur);
}
