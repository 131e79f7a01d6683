using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Payments;

/// <summary>What Stripe tells is lost, and the buyer does not come back.</summary>
public sealed class LostWebhookTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task A_webhook_that_never_comes_and_a_buyer_who_closes_the_page_still_lead_to_paid_and_mail()
    {
        await using var shop = await ShopInProcess.StartAsync(new ShopSettings().With("Jobs__ReconcileSeconds", "2"));
        await shop.Sandbox.ChaosAsync(("seed", "1"), ("drop", "1"));
        using var shopper = new CookieShopper(shop.Address);
        foreach (var variant in await shopper.FindVariantsAsync(2)) await shopper.AddToCartAsync(variant, 1);
        var payPage = await shopper.CheckoutAsync(new CheckoutFields { Email = "carla@example.com" });
        await shopper.SendCardAsync(payPage, TestCards.Good);
        var mail = await shop.Sandbox.MailAsync(mail => mail.To == "carla@example.com", Patience);
        Assert.Contains("/orders/", mail.Text!, StringComparison.Ordinal);
        Assert.All((await shop.Sandbox.LedgerAsync())
            .Events.SelectMany(sent => sent.Deliveries ?? []), delivery => Assert.Equal("dropped", delivery.Status.ToString()));
        Assert.Empty(await shop.BreachesAsync());
    }
}
