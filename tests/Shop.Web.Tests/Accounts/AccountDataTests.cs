using System.Net;
using System.Text.Json;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Accounts;

/// <summary>What a customer finds again, takes along and has erased: cart, orders, data.</summary>
[Collection(nameof(HostedShop))]
public sealed class AccountDataTests(HostedShop shop)
{
    private const string Sku = "LK-SEN-050";
    private readonly string _email = AccountSteps.NewEmail();

    [Fact]
    public async Task The_cart_follows_to_another_device_with_what_lay_there_and_stays_when_the_customer_leaves()
    {
        using var desk = new CookieShopper(shop.Address);
        await desk.AddToCartAsync(Sku, 1);
        await desk.MakeAccountAsync(shop.Address, _email);
        using var telephone = new CookieShopper(shop.Address);
        await telephone.AddToCartAsync(Sku, 2);
        await telephone.SignInAsCustomerAsync(_email);
        Assert.Equal("3", await CountAsync(telephone));
        Assert.Equal("3", await CountAsync(desk));
        await telephone.SignInAsCustomerAsync(_email);
        Assert.Equal("3", await CountAsync(telephone));
        await telephone.PostAsync("/account/sign-out");
        Assert.Equal("0", await CountAsync(telephone));
        Assert.Equal("3", await CountAsync(desk));
    }

    [Fact]
    public async Task Orders_stay_in_an_account_that_moves_and_later_ones_with_the_former_address_are_not_in_it()
    {
        using var owner = new CookieShopper(shop.Address);
        await BuyAndJoinAsync(owner);
        var moved = AccountSteps.NewEmail();
        await owner.PostAsync("/account/email", ("email", moved), ("current_password", AccountSteps.Password));
        await owner.PostAsync(await AccountSteps.LinkAsync(shop.Address, moved, "/account/email/"));
        using var next = new CookieShopper(shop.Address);
        await next.AddToCartAsync(Sku, 1);
        await next.CheckoutAsync(new CheckoutFields { Email = _email });
        var account = await owner.VisitAsync("/account");
        Assert.Equal(moved, account.Hook("data-account"));
        Assert.Single(account.Document.QuerySelectorAll("[data-order]"));
    }

    [Fact]
    public async Task The_export_holds_what_is_the_customers_and_nobody_elses()
    {
        using var owner = new CookieShopper(shop.Address);
        await BuyAndJoinAsync(owner);
        await owner.PostAsync("/account/addresses", ("name", "Zoë Sol 🍵"), ("address1", "Calle Sol 1"), ("postcode", "28001"),
            ("city", "Madrid"), ("country", "ES"));
        await owner.AddToCartAsync(Sku, 1);
        using var file = JsonDocument.Parse(await owner.DownloadAsync("/account/data.json"));
        var root = file.RootElement;
        Assert.Equal(_email, root.GetProperty("account").GetProperty("email").GetString());
        Assert.Equal("Zoë Sol 🍵", root.GetProperty("addresses")[0].GetProperty("address").GetProperty("name").GetString());
        Assert.Equal(Sku, root.GetProperty("orders")[0].GetProperty("lines")[0].GetProperty("sku").GetString());
        Assert.Equal(1, root.GetProperty("orders").GetArrayLength());
        Assert.Equal(1, root.GetProperty("signIns").GetArrayLength());
        Assert.False(root.GetRawText().Contains("hash", StringComparison.OrdinalIgnoreCase));
        using var guest = new CookieShopper(shop.Address);
        Assert.Equal("/account/sign-in", (await guest.VisitAsync("/account/data.json")).Address.AbsolutePath);
    }

    [Fact]
    public async Task An_account_is_erased_with_the_password_alone_and_its_orders_keep_their_pages()
    {
        using var owner = new CookieShopper(shop.Address);
        var order = await BuyAndJoinAsync(owner);
        await owner.AddToCartAsync(Sku, 1);
        var refused = await owner.PostAndFollowAsync("/account/erase", ("current_password", "not it at all"));
        Assert.Equal("erase-current-problem", Assert.Single(refused.Document.QuerySelectorAll(".problem")).Id);
        var erased = await owner.PostAndFollowAsync("/account/erase", ("current_password", AccountSteps.Password));
        Assert.NotNull(erased.Document.QuerySelector("[data-erased]"));
        Assert.Equal("/account/sign-in", (await owner.VisitAsync("/account")).Address.AbsolutePath);
        Assert.Equal("0", await CountAsync(owner));
        Assert.NotNull((await owner.SignInAsCustomerAsync(_email)).Document.QuerySelector("[data-refused]"));
        Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync(order)).Status);
    }

    // The path of the order's page.
    private async Task<string> BuyAndJoinAsync(CookieShopper owner)
    {
        await owner.AddToCartAsync(Sku, 1);
        await owner.CheckoutAsync(new CheckoutFields { Email = _email });
        var account = await owner.MakeAccountAsync(shop.Address, _email);
        return account.Document.QuerySelector("[data-order] h3 a")!.GetAttribute("href")!;
    }

    private static async Task<string?> CountAsync(CookieShopper shopper) =>
        (await shopper.VisitAsync("/cart")).Document.QuerySelector("[data-cart-count]")!.GetAttribute("data-cart-count");
}
