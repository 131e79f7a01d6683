using Shop.TestKit;
using Xunit;

namespace Shop.BrowserTests;

/// <summary>A power cut at the worst moments: the real program is killed and started again on the same data.</summary>
public sealed class CrashTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Killed_between_placing_and_payment_the_order_is_paid_after_the_restart()
    {
        await using var shop = await ShopProcess.StartAsync(new ShopSettings().With("Jobs__ReconcileSeconds", "2"));
        using var shopper = new CookieShopper(shop.Address);
        foreach (var variant in await shopper.FindVariantsAsync(2)) await shopper.AddToCartAsync(variant, 1);
        var payPage = await shopper.CheckoutAsync(new CheckoutFields { Email = "dora@example.com" });
        await shop.KillAsync();
        await shop.RestartAsync();
        var after = await shopper.PayAsync(payPage, TestCards.Good);
        var order = await shopper.ReachOrderPageAsync(after, Patience);
        await shopper.WaitForOrderStatusAsync(order.Address, "paid", Patience);
        await OneInvoiceOneMailAsync(shop, "dora@example.com");
    }

    [Fact]
    public async Task Killed_right_after_the_payment_was_taken_the_mail_arrives_after_the_restart()
    {
        // The reconciler sleeps and webhooks wait half a minute: what settles the payment can only come after the kill.
        await using var shop = await ShopProcess.StartAsync(new ShopSettings().With("Jobs__ReconcileSeconds", "2"));
        using var shopper = new CookieShopper(shop.Address);
        foreach (var variant in await shopper.FindVariantsAsync(1)) await shopper.AddToCartAsync(variant, 1);
        var payPage = await shopper.CheckoutAsync(new CheckoutFields { Email = "eva@example.com" });
        await shop.Sandbox.ChaosAsync(("seed", "1"), ("delay_ms", "30000"));
        var back = await shopper.SendCardAsync(payPage, TestCards.Good);
        await shop.KillAsync();
        await shop.RestartAsync();
        await OneInvoiceOneMailAsync(shop, "eva@example.com");
        var order = await shopper.ReachOrderPageAsync(await shopper.FollowAsync(await shopper.GetAsync(back.Location!)), Patience);
        Assert.Equal("paid", order.Hook("data-order-status"));
    }

    [Fact]
    public async Task Killed_between_payment_and_mail_the_mail_arrives_once_with_the_one_invoice()
    {
        // A process for pages alone settles the payment and writes the outbox row; nobody there sends the mail.
        await using var pages = await ShopProcess.StartAsync(new ShopSettings().With("Shop__Role", "web"));
        using var shopper = new CookieShopper(pages.Address);
        foreach (var variant in await shopper.FindVariantsAsync(1)) await shopper.AddToCartAsync(variant, 1);
        var payPage = await shopper.CheckoutAsync(new CheckoutFields { Email = "fina@example.com" });
        var order = await shopper.ReachOrderPageAsync(await shopper.PayAsync(payPage, TestCards.Good), Patience);
        Assert.Equal("paid", order.Hook("data-order-status"));
        Assert.Empty(await pages.Sandbox.MailsAsync());
        await pages.KillAsync();

        await using var all = await ShopProcess.StartAsync(new ShopSettings { DataPath = pages.DataPath });
        await OneInvoiceOneMailAsync(all, "fina@example.com");
    }

    [Fact]
    public async Task A_shop_that_is_asked_to_stop_ends_with_0_and_a_second_one_on_the_same_file_refuses_to_start()
    {
        await using var shop = await ShopProcess.StartAsync();
        var second = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            ShopProcess.StartAsync(new ShopSettings { DataPath = shop.DataPath }));
        Assert.Contains("already uses", second.Message, StringComparison.Ordinal);
        Assert.Equal(0, await shop.StopAsync());
    }

    private static async Task OneInvoiceOneMailAsync(ShopProcess shop, string email)
    {
        var mail = await shop.Sandbox.MailAsync(mail => mail.To == email, Patience);
        Assert.Single(mail.Attachments, file => file.Name.EndsWith(".pdf", StringComparison.Ordinal));
        Assert.Single(await shop.Sandbox.MailsAsync(), other => other.To == email);
        // Exactly one invoice for each paid order is invariant I7, the sums I6.
        var verified = await shop.RunCommandAsync("verify");
        Assert.True(verified.ExitCode == 0, verified.Output);
    }
}
