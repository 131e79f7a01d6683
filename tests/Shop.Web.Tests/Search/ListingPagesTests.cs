using System.Net;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Search;

/// <summary>Lists over plain HTTP.</summary>
public sealed class ListingPagesTests(SharedShop shared) : IClassFixture<SharedShop>
{
    [Theory]
    [InlineData("/catalogue?page=-1&brand=nobody&colour=red&sort=up")]
    [InlineData("/catalogue?page=9999999-99999999")]
    [InlineData("/catalogue?price=9-1&from=%00&stock=%27%20OR%201=1")]
    [InlineData("/es/catalogue?category=%F0%9F%8D%B5&category=green-tea")]
    [InlineData("/search?q=%22%20OR%20*%20NEAR(a%20b)%20AND%20-%5E%3A%27%3B--")]
    public async Task Whatever_the_address_says_a_list_answers(string path)
    {
        using var shopper = new CookieShopper(shared.Shop.Address);
        Assert.Equal(HttpStatusCode.OK, (await shopper.GetAsync(path)).Status);
    }
}
