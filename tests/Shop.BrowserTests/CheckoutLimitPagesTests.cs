using System.Net;
using Shop.TestKit;
using Xunit;

namespace Shop.BrowserTests;

/// <summary>What somebody sees who places orders without paying, or tries card after card, and what staff see of it.</summary>
public sealed class CheckoutLimitPagesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Too_many_unpaid_orders_from_one_client_are_refused_in_words_and_staff_see_it()
    {
        await using var shop = await ShopProcess.StartAsync(new ShopSettings().With("Checkout__UnpaidPerClient", "3"));
        var answers = new List<ShopPage>();
        for (var number = 0; number < 5; number++)
        {
            using var shopper = new CookieShopper(shop.Address);
            await shopper.AddToCartAsync((await shopper.FindVariantsAsync(1))[0], 1);
            var answer = await shopper.SubmitCheckoutAsync(new CheckoutFields());
            answers.Add(answer.IsPlaced() ? answer : await shopper.FollowAsync(answer));
            if (number == 4) Assert.NotNull((await shopper.VisitAsync("/cart")).Document.QuerySelector("li[data-sku]"));
        }

        Assert.Equal(3, answers.Count(answer => answer.IsPlaced()));
        Assert.All(answers, answer => Assert.InRange((int)answer.Status, 200, 499));
        Assert.All(answers.Skip(3), answer => Assert.Contains("your cart is kept", answer.Alerts, StringComparison.Ordinal));
        using var staff = new CookieShopper(shop.Address);
        await staff.SignInAsync(await shop.CreateAdminAsync("limits@example.com"));
        Assert.Contains("network address 127.0.0.1, 2 times", (await staff.GetAsync("/admin/attention")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_declined_cards_end_the_payment_page()
    {
        await using var shop =
            await ShopProcess.StartAsync(new ShopSettings().With("Checkout__DeclinesPerOrder", "3")
            .With("Checkout__DeclinesPerShopper", "3"));
        using var shopper = new CookieShopper(shop.Address);
        await shopper.AddToCartAsync((await shopper.FindVariantsAsync(1))[0], 1);
        var payPage = await shopper.CheckoutAsync(new CheckoutFields());
        var order = new Uri(shop.Address, (await shopper.VisitAsync("/cart"))
            .Document.QuerySelector("[data-waiting-order] a")!.GetAttribute("href")!);
        for (var card = 0; card < 3; card++)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await shopper.SendCardAsync(payPage, TestCards.Declined)).Status);
        await Eventually.TrueAsync(async () => (await shopper.GetAsync(payPage))
            .Document.QuerySelector("[name=card_number]") is null, Patience, "the payment page is still open");
        await shopper.WaitForOrderStatusAsync(order, "cancelled", Patience);
        var again = await shopper.FollowAsync(await shopper.SubmitCheckoutAsync(new CheckoutFields()));
        Assert.Contains("Too many cards were declined", again.Alerts, StringComparison.Ordinal);
        Assert.Equal(0, (await shop.RunCommandAsync("verify")).ExitCode);
    }
}
