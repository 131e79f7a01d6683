using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Shop.Web.Features.Shared;
using Xunit;

namespace Shop.Web.Tests.Features;

public class SkuInAddressTests
{
    [Theory]
    [InlineData("AB/12")]
    [InlineData("TEA 100")]
    [InlineData("A+B")]
    [InlineData("50%")]
    [InlineData("A%2FB")]
    [InlineData("Ñ-1")]
    [InlineData("a?b&c=d#e")]
    [InlineData("a;b,c")]
    public void A_sku_of_any_signs_is_read_from_its_address_as_it_is(string sku)
    {
        foreach (var prefix in new[] { "", "/es" })
        {
            var context = new DefaultHttpContext();
            context.Features.Get<IHttpRequestFeature>()!.RawTarget = $"{prefix}/cart/lines/{SkuInAddress.Escape(sku)}?x=1";
            Assert.Equal(sku, SkuInAddress.Read(context.Request, "/cart/lines/", "routed"));
        }
    }

    [Fact]
    public void Without_the_address_as_sent_the_route_is_taken() =>
        Assert.Equal("TEA", SkuInAddress.Read(new DefaultHttpContext().Request, "/cart/lines/", "TEA"));

    [Fact]
    public void Two_skus_have_two_ids_without_spaces()
    {
        Assert.Equal("LK-SEN-100", HtmlId.Of("LK-SEN-100"));
        var ids = new[] { "TEA 100", "TEA/100", "TEA+100", "TEA_100", "TEA_20_100" }.Select(HtmlId.Of).ToList();
        Assert.Equal(5, ids.Distinct().Count());
        Assert.DoesNotContain(ids, id => id.Any(char.IsWhiteSpace));
    }
}
