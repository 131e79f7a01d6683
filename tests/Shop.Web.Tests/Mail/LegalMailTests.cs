using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Content;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Mail;

/// <summary>What a confirmation says by law.</summary>
public sealed class LegalMailTests(SharedShop shared) : IClassFixture<SharedShop>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Theory]
    [InlineData("", "law-en@example.com", "/pages/terms", "Spain", "within 14 days")]
    [InlineData("/es", "law-es@example.com", "/es/pages/condiciones-de-venta", "España", "en los 14 días")]
    public async Task The_confirmation_names_the_seller_and_brings_terms_and_withdrawal_in_the_buyer_s_language(
        string prefix, string email, string terms, string country, string withdrawal)
    {
        var mail = await BuyAsync(prefix, email);
        Assert.All([mail.Text!, WebUtility.HtmlDecode(mail.Html!)], body =>
        {
            Assert.Contains("Leaf & Kiln, S.L.", body, StringComparison.Ordinal);
            Assert.Contains($"Carrer de la Força 12, 17004 Girona, {country}", body, StringComparison.Ordinal);
            Assert.Contains("ESB55312345", body, StringComparison.Ordinal);
            Assert.Contains("hello@leafandkiln.example", body, StringComparison.Ordinal);
            Assert.Contains(terms, body, StringComparison.Ordinal);
        });
        var files = new List<string>();
        foreach (var file in mail.Attachments.Where(file => file.Name.EndsWith(".txt", StringComparison.Ordinal)))
            files.Add(Encoding.UTF8.GetString(await shared.Shop.Sandbox.AttachmentAsync(mail, file.Name)));
        Assert.Equal(2, files.Count);
        Assert.Single(files, file => file.Contains(withdrawal, StringComparison.Ordinal));
        Assert.Single(files, file => file.Contains(terms, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_that_is_no_longer_published_is_not_sent()
    {
        await PublishAsync(false);
        var mail = await BuyAsync("", "law-none@example.com");
        await PublishAsync(true);
        Assert.DoesNotContain(mail.Attachments, file => file.Name == "terms.txt");
        Assert.DoesNotContain("/pages/terms", mail.Text, StringComparison.Ordinal);
        Assert.Contains(mail.Attachments, file => file.Name == "returns.txt");
    }

    private async Task<SentMail> BuyAsync(string prefix, string email)
    {
        using var shopper = new CookieShopper(shared.Shop.Address, prefix);
        await shopper.AddToCartAsync((await shopper.FindVariantsAsync(1))[0], 1);
        var payPage = await shopper.CheckoutAsync(new CheckoutFields { Email = email });
        await shopper.ReachOrderPageAsync(await shopper.PayAsync(payPage, TestCards.Good), Patience);
        return await shared.Shop.Sandbox.MailAsync(mail => mail.To == email && mail.Attachments.Count > 0, Patience);
    }

    private async Task PublishAsync(bool isPublished)
    {
        await using var scope = shared.Shop.Services.CreateAsyncScope();
        var edit = scope.ServiceProvider.GetRequiredService<EditPage>();
        var page = await edit.FindAsync("terms", default);
        await edit.ChangeAsync("terms", page!.Version, stored => stored.Publish(isPublished), default);
    }
}
