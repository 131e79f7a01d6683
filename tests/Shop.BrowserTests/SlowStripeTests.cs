using System.Net;
using Shop.TestKit;
using Xunit;

namespace Shop.BrowserTests;

/// <summary>Stripe takes every call and never ends its answer.</summary>
public sealed class SlowStripeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task While_stripe_never_ends_its_answers_the_shop_gives_up_by_itself_the_order_waits_and_is_paid_afterwards()
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Find()}");
        var data = Directory.CreateTempSubdirectory("shop-lame-");
        await using var sandbox = await SandboxProcess.StartAsync(address, data.FullName);
        await using var relay = new StripeRelay(sandbox.Address);
        await using (var shop = await ShopProcess.StartAsync(new ShopSettings { DataPath = data.FullName, Port = address.Port }
            .With("Stripe__ApiBase", relay.ApiBase).With("Shop__PublicUrl", address.GetLeftPart(UriPartial.Authority))
                .With("Jobs__ReconcileSeconds", "2")))
        {
            using var shopper = new CookieShopper(shop.Address);
            await shopper.AddToCartAsync((await shopper.FindVariantsAsync(1))[0].Sku, 1);
            var page = await shopper.VisitAsync("/checkout");
            relay.GoSlow();
            var placing = shopper.SubmitAsync(page, "/checkout", new CheckoutFields { Email = "lame@example.com" }.ToFields());
            await Eventually.TrueAsync(() => Task.FromResult(relay.SlowCalls > 0), Patience, "Stripe is not asked");
            // Whoever does not need Stripe does not wait for it.
            using (var other = new CookieShopper(shop.Address)) Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/catalogue"))
                .Status);
            Assert.False(placing.IsCompleted);
            var order = await shopper.FollowAsync(await placing);
            Assert.Equal("awaiting-payment", order.Hook("data-order-status"));

            relay.Recover();
            var payPage = await shopper.FollowAsync(await shopper.SubmitAsync(await shopper.GetAsync(order.Address), "/pay"));
            var after = await shopper.ReachOrderPageAsync(await shopper.PayAsync(payPage.Address, TestCards.Good), Patience);
            await shopper.WaitForOrderStatusAsync(after.Address, "paid", Patience);
            Assert.Single((await sandbox.Client.LedgerAsync()).Sessions);
            await sandbox.Client.MailAsync(mail => mail.To == "lame@example.com", Patience);
            var verified = await shop.RunCommandAsync("verify");
            Assert.True(verified.ExitCode == 0, verified.Output);
        }

        data.Delete(recursive: true);
    }
}
