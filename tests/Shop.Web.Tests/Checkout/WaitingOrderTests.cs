using System.Net;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Checkout;

/// <summary>A shopper whose money is still on its way orders something else, and sees both orders.</summary>
public sealed class WaitingOrderTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData("", "/orders/")]
    [InlineData("/es", "/es/orders/")]
    public async Task Money_on_its_way_leaves_the_cart_free_for_another_order_and_both_are_seen(string prefix, string orders)
    {
        await using var shop = await ShopInProcess.StartAsync(new ShopSettings().With("Jobs__ReconcileSeconds", "1"));
        using var shopper = new CookieShopper(shop.Address, prefix);
        var variants = await shopper.FindVariantsAsync(2);
        await shopper.AddToCartAsync(variants[0], 1);
        var payPage = await shopper.CheckoutAsync(new CheckoutFields());
        Assert.NotEmpty((await shopper.VisitAsync("/cart")).Document.QuerySelectorAll("[data-waiting-order]"));
        await shopper.SubmitAsync((await shopper.GetAsync(payPage))
            .FormWith("delay_seconds"), ("action", "delayed"), ("delay_seconds", "600"), ("outcome", "fail"));
        await Eventually.TrueAsync(async () => (await shopper.VisitAsync("/cart"))
            .Document.QuerySelector("li[data-sku]") is null, Patience, "the cart still holds what was ordered");

        await shopper.AddToCartAsync(variants[1], 1);
        var checkout = await shopper.VisitAsync("/checkout");
        var waiting = checkout.Document.QuerySelectorAll("[data-waiting-order] a").Single().GetAttribute("href")!;
        Assert.StartsWith(orders, waiting, StringComparison.Ordinal);
        var second = await shopper.CheckoutAsync(new CheckoutFields());
        var thanks = await shopper.ReachOrderPageAsync(await shopper.PayAsync(second, TestCards.Good), Patience);
        Assert.Equal([variants[1].Sku], thanks.Document.QuerySelectorAll("tr[data-sku]").Select(line => line.GetAttribute("data-sku")));
        var first = await shopper.GetAsync(new Uri(shop.Address, waiting));
        Assert.Equal("awaiting-payment", first.Hook("data-order-status"));
        Assert.Equal([variants[0].Sku], first.Document.QuerySelectorAll("tr[data-sku]").Select(line => line.GetAttribute("data-sku")));
        Assert.Empty(await shop.BreachesAsync());
    }

    [Fact]
    public async Task When_the_money_does_not_come_the_goods_can_be_put_back_into_the_cart()
    {
        await using var shop = await ShopInProcess.StartAsync(new ShopSettings().With("Jobs__ReconcileSeconds", "1"));
        using var shopper = new CookieShopper(shop.Address);
        var variant = (await shopper.FindVariantsAsync(1))[0];
        await shopper.AddToCartAsync(variant, 1);
        var payPage = await shopper.CheckoutAsync(new CheckoutFields());
        var back = await shopper.SubmitAsync((await shopper.GetAsync(payPage))
            .FormWith("delay_seconds"), ("action", "delayed"), ("delay_seconds", "20"), ("outcome", "fail"));
        var page = await shopper.ReachOrderPageAsync(await shopper.FollowAsync(back), Patience);
        page = await shopper.WaitForOrderStatusAsync(page.Address, "cancelled", Patience);
        Assert.Empty((await shopper.VisitAsync("/cart")).Document.QuerySelectorAll("li[data-sku]"));
        var put = await shopper.SubmitAsync(page, "/cart");
        Assert.Equal(HttpStatusCode.SeeOther, put.Status);
        Assert.Equal(variant.Sku, (await shopper.FollowAsync(put)).Document.QuerySelector("li[data-sku]")!.GetAttribute("data-sku"));
    }
}
