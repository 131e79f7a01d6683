using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Accounts;

/// <summary>What an order that is paid has to do with accounts.</summary>
public sealed class AccountOrderTests(SharedShop shared) : IClassFixture<SharedShop>
{
    private const string Sku = "LK-SEN-050";
    private readonly string _email = AccountSteps.NewEmail();

    private Uri Shop => shared.Shop.Address;

    [Fact]
    public async Task A_guests_order_page_offers_an_account_with_the_address_of_the_order_filled_in()
    {
        using var guest = new CookieShopper(Shop);
        await guest.AddToCartAsync(Sku, 1);
        var payPage = await guest.CheckoutAsync(new CheckoutFields { Email = _email });
        var order = await guest.ReachOrderPageAsync(await guest.PayAsync(payPage, TestCards.Good), TimeSpan.FromMinutes(1));
        var offer = order.Document.QuerySelector("[data-account-offer] a")!.GetAttribute("href")!;
        var page = await guest.VisitAsync(offer);
        Assert.Equal(_email, page.Document.QuerySelector("main [name=email]")!.GetAttribute("value"));
        Assert.Null((await guest.VisitAsync("/account/register?order=made-up")).Document.QuerySelector("main [name=email]")!
            .GetAttribute("value"));
        await guest.MakeAccountAsync(Shop, _email);
        Assert.Null((await guest.VisitAsync(order.Address.AbsolutePath)).Document.QuerySelector("[data-account-offer]"));
    }

    [Fact]
    public async Task An_order_keeps_a_new_address_in_the_account_when_that_is_ticked_and_only_then()
    {
        using var owner = new CookieShopper(Shop);
        await owner.MakeAccountAsync(Shop, _email);
        foreach (var (street, tick) in new[] { ("Calle Sol 1", false), ("Calle Sol 2", true), ("Calle Sol 2", true) })
        {
            await owner.AddToCartAsync(Sku, 1);
            var page = await owner.VisitAsync("/checkout");
            var fields = new CheckoutFields { Email = _email, Address1 = street }.ToFields();
            await owner.SubmitAsync(page, "/checkout", tick ? [.. fields, ("saveaddress", "1")] : fields);
        }

        var saved = Assert.Single((await owner.VisitAsync("/account/addresses")).Document.QuerySelectorAll("[data-address]"));
        Assert.Contains("Calle Sol 2", saved.TextContent, StringComparison.Ordinal);
    }
}
