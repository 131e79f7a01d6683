using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Mail;

/// <summary>Mail over real SMTP.</summary>
public sealed class MailTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [MailServerFact]
    public async Task A_mail_server_that_is_down_delays_the_mail_and_nothing_else()
    {
        await using var server = new MailServer();
        await using var shop = await ShopInProcess.StartAsync(new ShopSettings()
            .With("Smtp__Host", "127.0.0.1").With("Smtp__Port", $"{server.Port}").With("Smtp__From", "orders@leafandkiln.example"));
        using var shopper = new CookieShopper(shop.Address, "/es");
        foreach (var variant in await shopper.FindVariantsAsync(1)) await shopper.AddToCartAsync(variant, 1);
        var payPage = await shopper.CheckoutAsync(new CheckoutFields { Email = "gemma@example.com" });
        var order = await shopper.ReachOrderPageAsync(await shopper.PayAsync(payPage, TestCards.Good), Patience);
        Assert.Equal("paid", order.Hook("data-order-status"));
        Assert.Empty(server.Mails);

        await server.StartAsync();
        await Eventually.TrueAsync(() => Task.FromResult(server.Mails.Count > 0), Patience, "no mail came");
        var mail = Assert.Single(server.Mails);
        Assert.Contains("<gemma@example.com>", mail, StringComparison.Ordinal);
        Assert.Contains("Message-Id:", mail, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("application/pdf", mail, StringComparison.Ordinal);
        Assert.Contains("multipart/alternative", mail, StringComparison.Ordinal);
        Assert.Empty(await shop.Sandbox.MailsAsync());
    }
}
