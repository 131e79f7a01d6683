using Shop.TestKit;
using Shop.Web.Tests.Hosting;

namespace Shop.Web.Tests.Returns;

/// <summary>An order that was paid.</summary>
internal sealed record Bought(string Token, string Number, string Email);

/// <summary>What the tests of withdrawals do as buyers.</summary>
internal static class WithdrawSteps
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Two pieces each of so many products, paid.</summary>
    public static async Task<Bought> BuyAsync(this ShopInProcess shop, string email, int products = 2, string prefix = "")
    {
        using var shopper = new CookieShopper(shop.Address, prefix);
        foreach (var variant in await shopper.FindVariantsAsync(products)) await shopper.AddToCartAsync(variant, 2);
        var payPage = await shopper.CheckoutAsync(new CheckoutFields { Email = email });
        var page = await shopper.ReachOrderPageAsync(await shopper.PayAsync(payPage, TestCards.Good), Patience);
        return new Bought(page.Address.Segments[^1], page.Hook("data-order-number"), email);
    }

    /// <summary>States and confirms the withdrawal from the order's page.</summary>
    /// <returns>The receipt.</returns>
    public static async Task<ShopPage> WithdrawAsync(this CookieShopper buyer, Bought order, params (string Name, string Value)[] typed)
    {
        var form = await buyer.GetAsync($"/orders/{order.Token}/withdraw");
        var confirm = await buyer.FollowAsync(await buyer.SubmitAsync(form.FormWith("reason"), typed));
        return await buyer.FollowAsync(await buyer.SubmitAsync(confirm.FormWith("token")));
    }

    /// <summary>Identifies the order without an account, by its number and mail address.</summary>
    public static async Task<ShopPage> IdentifyAsync(this CookieShopper buyer, string number, string email) =>
        await buyer.FollowAsync(await buyer.PostAsync("/withdraw", ("order", number), ("email", email)));
}
