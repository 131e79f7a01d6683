using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Carts;
using Shop.Domain.Inventory;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Accounts;

/// <summary>Shoppers make an account, and see their orders in it.</summary>
[Collection(nameof(HostedShop))]
public sealed class AccountTests(HostedShop shop)
{
    private const string Sku = "LK-SEN-050";
    private readonly string _email = AccountSteps.NewEmail();

    [Fact]
    public async Task An_account_is_made_by_the_mailed_link_and_the_password_that_was_chosen_and_by_neither_alone()
    {
        using var shopper = new CookieShopper(shop.Address);
        Assert.NotNull((await shopper.RegisterAsync(_email)).Document.QuerySelector("[data-account-sent]"));
        Assert.NotNull((await shopper.SignInAsCustomerAsync(_email)).Document.QuerySelector("[data-refused]"));
        var link = await AccountSteps.LinkAsync(shop.Address, _email, "/account/confirm/");
        using var owner = new CookieShopper(shop.Address);
        Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync(link)).Status);
        Assert.Single((await owner.PostAndFollowAsync(link, ("password", "what a stranger chose"))).Document.QuerySelectorAll(".problem"));
        Assert.Equal("/account/sign-in", (await owner.VisitAsync("/account")).Address.AbsolutePath);
        var account = await owner.PostAndFollowAsync(link, ("password", AccountSteps.Password));
        Assert.Equal(_email, account.Hook("data-account"));
        Assert.NotNull((await owner.PostAndFollowAsync(link, ("password", AccountSteps.Password))).Document
            .QuerySelector("[data-link-gone]"));
        Assert.NotNull((await owner.VisitAsync(link)).Document.QuerySelector("[data-link-gone]"));
    }

    [Fact]
    public async Task Of_twenty_who_confirm_at_once_one_makes_the_account()
    {
        using var shopper = new CookieShopper(shop.Address);
        await shopper.RegisterAsync(_email);
        var link = await AccountSteps.LinkAsync(shop.Address, _email, "/account/confirm/");
        var browsers = Enumerable.Range(0, 20).Select(_ => new CookieShopper(shop.Address)).ToList();
        var answers = await Task.WhenAll(browsers.Select(browser => browser.PostAsync(link, ("password", AccountSteps.Password))));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.Status));
        Assert.Single(answers, answer => answer.Location!.AbsolutePath == "/account");
        browsers.ForEach(browser => browser.Dispose());
    }

    [Fact]
    public async Task Orders_of_a_guest_are_in_the_account_once_the_address_is_confirmed_and_those_of_others_are_not()
    {
        using var guest = new CookieShopper(shop.Address);
        await guest.AddToCartAsync(Sku, 2);
        await guest.CheckoutAsync(new CheckoutFields { Email = _email.ToUpperInvariant() });
        using var owner = new CookieShopper(shop.Address);
        var mine = (await owner.MakeAccountAsync(shop.Address, _email)).Document.QuerySelectorAll("[data-order]");
        var number = Assert.Single(mine).GetAttribute("data-order")!;
        using var other = new CookieShopper(shop.Address);
        var account = await other.MakeAccountAsync(shop.Address, AccountSteps.NewEmail());
        Assert.NotNull(account.Document.QuerySelector("[data-no-orders]"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync($"/account/orders/{number}/reorder")).Status);
        Assert.Equal("0", (await other.VisitAsync("/cart")).Document.QuerySelector("[data-cart-count]")!.GetAttribute("data-cart-count"));
    }

    [Fact]
    public async Task An_order_is_ordered_again_into_the_cart_and_what_the_cart_cannot_hold_is_said()
    {
        using var shopper = new CookieShopper(shop.Address);
        await shopper.AddToCartAsync(Sku, 2);
        await shopper.CheckoutAsync(new CheckoutFields { Email = _email });
        using var owner = new CookieShopper(shop.Address);
        var number = (await owner.MakeAccountAsync(shop.Address, _email)).Hook("data-order");
        var path = $"/account/orders/{number}/reorder";
        var cart = await owner.PostAndFollowAsync(path);
        Assert.Equal("/cart", cart.Address.AbsolutePath);
        Assert.Equal("2", cart.Document.QuerySelector("[data-cart-count]")!.GetAttribute("data-cart-count"));
        await owner.PostAsync($"/cart/lines/{Sku}", ("quantity", $"{await MostAsync()}"));
        var answer = await owner.PostAndFollowAsync(path);
        Assert.Contains("Sencha", answer.Document.QuerySelector("[data-missing]")!.TextContent, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_copies_of_its_cookie_too()
    {
        using var shopper = new CookieShopper(shop.Address);
        await shopper.MakeAccountAsync(shop.Address, _email);
        using var raw = shop.Client();
        var cookie = shopper.Jar.Cookies["shop-customer"];
        async Task<HttpStatusCode> SeeAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/account");
            request.Headers.Add("Cookie", $"shop-customer={cookie}");
            using var answer = await raw.SendAsync(request);
            return answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.OK, await SeeAsync());
        await shopper.PostAsync("/account/sign-out");
        Assert.Equal(HttpStatusCode.SeeOther, await SeeAsync());
        Assert.Equal("/account/sign-in", (await shopper.VisitAsync("/account")).Address.AbsolutePath);
        Assert.Equal("/account", (await shopper.SignInAsCustomerAsync(_email.ToLowerInvariant())).Address.AbsolutePath);
    }

    [Fact]
    public async Task Pages_that_are_kept_for_everybody_say_nothing_of_who_has_signed_in()
    {
        using var shopper = new CookieShopper(shop.Address);
        await shopper.MakeAccountAsync(shop.Address, _email);
        foreach (var path in new[] { "/", "/catalogue", "/cart" })
            Assert.DoesNotContain(_email, (await shopper.GetAsync(path)).Body, StringComparison.OrdinalIgnoreCase);
    }

    // As many as there are, or as a cart takes.
    private async Task<int> MostAsync()
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var left = await scope.ServiceProvider.GetRequiredService<StockLevels>().AvailableAsync([Sku], default);
        return Math.Min(left[Sku], CartLine.MaxQuantity);
    }
}
