using Shop.Domain.Orders;

namespace Shop.Domain.Tests.Orders;

public sealed class TrackingTests
{
    [Theory]
    [InlineData("dhl", "00340434161094042557", "https://www.dhl.com/global-en/home/tracking.html?tracking-id=00340434161094042557")]
    [InlineData("royal-mail", "AB 123/456 GB", "https://www.royalmail.com/track-your-item#/tracking-results/AB%20123%2F456%20GB")]
    [InlineData("other", "https://parcels.example/p/1?x=2", "https://parcels.example/p/1?x=2")]
    public void A_number_is_followed_at_its_carrier_and_a_link_where_it_leads(string carrier, string typed, string address) =>
        Assert.Equal(address, Tracking.Parse(carrier, typed)!.Address);

    [Theory]
    [InlineData("dhl", "")]
    [InlineData("dhl", "1")]
    [InlineData("dhl", "https://parcels.example/p/1")]
    [InlineData("dhl", "<script>")]
    [InlineData("dhl", "00340434161094042557003404341610940425570")]
    [InlineData("nobody", "00340434161094042557")]
    [InlineData("other", "00340434161094042557")]
    [InlineData("other", "http://parcels.example/p/1")]
    [InlineData("other", "javascript:alert(1)")]
    [InlineData("other", "https://")]
    [InlineData("other", "https://user@parcels.example/")]
    public void What_is_neither_is_none(string carrier, string typed) => Assert.Null(Tracking.Parse(carrier, typed));

    [Fact]
    public void Every_carrier_of_the_list_has_a_safe_address_with_the_number_in_it() => Assert.All(Carriers.All, carrier =>
    {
        var address = new Uri(Tracking.Parse(carrier.Code, "AB123456")!.Address);
        Assert.Equal(Uri.UriSchemeHttps, address.Scheme);
        Assert.Contains("AB123456", address.AbsoluteUri, StringComparison.Ordinal);
    });
}
