using Shop.Domain.Pricing;
using Shop.Domain.Shared;

namespace Shop.Domain.Tests.Pricing;

public sealed class ShippingOverlapTests
{
    [Fact]
    public void Zones_that_share_postcodes_are_named_with_them_and_two_ways_to_a_whole_country_are_a_choice()
    {
        var (all, express, islands, wide) = (Way("all"), Way("express"), Way("islands", "35", "38"), Way("wide", "30-35"));
        Assert.Empty(ShippingOverlaps.Of([all, express]));
        Assert.Equal([("all", "islands", "ES", "35 38")], Of(all, islands));
        Assert.Equal([("islands", "wide", "ES", "35")], Of(islands, wide));
        Assert.Empty(Of(Way("north", "01"), islands));
    }

    private static IEnumerable<(string, string, string, string)> Of(params ShippingMethod[] methods) =>
        ShippingOverlaps.Of(methods).Select(each => (each.First.Code, each.Second.Code, each.Country, each.Postcodes));

    private static ShippingMethod Way(string code, params string[] postcodes) => ShippingMethod.Create(code, new ShippingTerms
    {
        Names = new Dictionary<string, string> { ["en"] = code }, Countries = ["ES"], Price = Money.Eur(490), MaxWeightGrams = 1000,
        Postcodes = [.. postcodes.Select(text => PostcodeRange.TryParse(text, out var range) ? range : throw new ArgumentException(text))],
    });
}
