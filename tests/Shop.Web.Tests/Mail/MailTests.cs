using System.Net;
using AngleSharp.Html.Dom;
using Shop.TestKit;
using Shop.Web.Tests.Features;
using Shop.Web.Tests.Hosting;
using Shop.Web.Tests.Returns;
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

    [MailServerFact]
    public async Task A_message_of_the_contact_form_comes_to_the_shop_and_its_answer_goes_to_whoever_wrote_it()
    {
        await using var server = new MailServer();
        await server.StartAsync();
        await using var shop = await ShopInProcess.StartAsync(new ShopSettings()
            .With("Smtp__Host", "127.0.0.1").With("Smtp__Port", $"{server.Port}").With("Smtp__From", "orders@leafandkiln.example"));
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = shop.Address };
        using var pages = new StaffPages(client);
        await pages.PostAsync("/contact", new Dictionary<string, string>
        {
            ["name"] = "Ana", ["email"] = "ana@example.com", ["message"] = "Do you have red ones?", ["website"] = "",
        });
        await Eventually.TrueAsync(() => Task.FromResult(server.Mails.Count > 0), Patience, "no mail came");
        var mail = Assert.Single(server.Mails);
        Assert.Matches(@"(?m)^Reply-To: ""?Ana""? <ana@example\.com>", mail);
        Assert.Matches(@"(?m)^To: .*<hello@leafandkiln\.example>", mail);
        Assert.Matches(@"(?m)^From: .*<orders@leafandkiln\.example>", mail);
        Assert.Contains("red ones?", mail, StringComparison.Ordinal);
    }

    [MailServerFact]
    public async Task The_receipt_of_a_withdrawal_comes_to_the_address_that_the_buyer_gave_for_it()
    {
        await using var server = new MailServer();
        await server.StartAsync();
        await using var shop = await ShopInProcess.StartAsync(new ShopSettings()
            .With("Smtp__Host", "127.0.0.1").With("Smtp__Port", $"{server.Port}").With("Smtp__From", "orders@leafandkiln.example"));
        var order = await shop.BuyAsync("ines@example.com");
        using var buyer = new CookieShopper(shop.Address);
        await buyer.WithdrawAsync(order, ("email", "receipts@example.com"));
        string? Receipt() => server.Mails.FirstOrDefault(mail => mail.Contains("<receipts@example.com>", StringComparison.Ordinal));
        await Eventually.TrueAsync(() => Task.FromResult(Receipt() is not null), Patience, "no receipt came");
        Assert.Contains("Subject: Receipt of your withdrawal", Receipt(), StringComparison.Ordinal);
        Assert.Contains(order.Number, Receipt(), StringComparison.Ordinal);
    }

    [MailServerFact]
    public async Task A_test_of_a_template_comes_over_smtp_to_whoever_sent_it_and_says_when_the_server_is_down()
    {
        const string staff = "words@example.com", page = "/admin/mails/back-in-stock/es";
        await using var server = new MailServer();
        await using var shop = await ShopInProcess.StartAsync(new ShopSettings()
            .With("Smtp__Host", "127.0.0.1").With("Smtp__Port", $"{server.Port}").With("Smtp__From", "orders@leafandkiln.example"));
        await shop.CreateAdminAsync(staff);
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = shop.Address };
        client.DefaultRequestHeaders.Add("Cookie", await StaffSession.CookieAsync(shop.Services, staff));
        using var pages = new StaffPages(client);
        Task<StaffAnswer> SendAsync(IHtmlDocument from) => pages.PressAsync(from, "[formaction$=test]", ("subject", "Corra: prueba"));

        var refused = await SendAsync(await pages.GetAsync(page));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("Corra: prueba", StaffPages.Value(refused.Page, "subject"));
        await server.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(await pages.GetAsync(page))).Status);
        var mail = Assert.Single(server.Mails);
        Assert.Matches($@"(?m)^To: .*{staff}", mail);
        Assert.Matches("(?m)^Subject: Corra: prueba", mail);
        Assert.Contains("multipart/alternative", mail, StringComparison.Ordinal);
    }
}
