using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Content;
using Shop.Domain.Invoicing;
using Shop.Domain.Persistence;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using UglyToad.PdfPig;
using Xunit;

namespace Shop.Web.Tests.Orders;

/// <summary>The fingerprint of an invoice is that of the file which was mailed (R50).</summary>
public sealed class InvoiceFileTests(SharedShop shared) : IClassFixture<SharedShop>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task The_mail_stores_the_fingerprint_and_showing_the_invoice_writes_nothing()
    {
        using var shopper = new CookieShopper(shared.Shop.Address);
        await shopper.AddToCartAsync((await shopper.FindVariantsAsync(1))[0], 1);
        var payPage = await shopper.CheckoutAsync(new CheckoutFields { Email = "uma@example.com" });
        var order = await shopper.ReachOrderPageAsync(await shopper.PayAsync(payPage, TestCards.Good), Patience);
        await shared.Shop.Sandbox.MailAsync(mail => mail.To == "uma@example.com" && mail.Attachments.Count > 0, Patience);
        var link = $"{order.Address.AbsolutePath}/invoice.pdf";
        var pdf = await shopper.DownloadAsync(link);
        var number = await NumberAsync(Fingerprint(pdf));

        await SetAsync(number, null);
        Assert.Equal(pdf, await shopper.DownloadAsync(link));
        Assert.Null(await StoredAsync(number));
        await SetAsync(number, Fingerprint(pdf));
    }

    [Fact]
    public async Task An_invoice_keeps_its_logo_and_colour_when_the_shop_has_others_long_since()
    {
        using var shopper = new CookieShopper(shared.Shop.Address);
        await shopper.AddToCartAsync((await shopper.FindVariantsAsync(1))[0], 1);
        var payPage = await shopper.CheckoutAsync(new CheckoutFields { Email = "lena@example.com" });
        var order = await shopper.ReachOrderPageAsync(await shopper.PayAsync(payPage, TestCards.Good), Patience);
        var link = $"{order.Address.AbsolutePath}/invoice.pdf";
        var pdf = await shopper.DownloadAsync(link);
        using (var drawn = PdfDocument.Open(pdf)) Assert.Single(drawn.GetPage(1).GetImages());

        await RebrandAsync();
        Assert.Equal(pdf, await shopper.DownloadAsync(link));
    }

    private async Task RebrandAsync()
    {
        await using var scope = shared.Shop.Services.CreateAsyncScope();
        var pictures = scope.ServiceProvider.GetRequiredService<SaveContentPicture>();
        const string Other = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><path d='M0 0h9v9z'/></svg>";
        await pictures.ExecuteAsync(ContentPicture.Logo, Other, null, CancellationToken.None);
        await pictures.RemoveAsync(ContentPicture.Logo, CancellationToken.None);
    }

    private static string Fingerprint(byte[] pdf) => Convert.ToHexStringLower(SHA256.HashData(pdf));

    private Task<string> NumberAsync(string fingerprint) =>
        AskAsync(db => db.Set<Invoice>().Where(invoice => invoice.PdfSha256 == fingerprint).Select(invoice => invoice.Number)
            .SingleAsync());

    private Task<string?> StoredAsync(string number) =>
        AskAsync(db => db.Set<Invoice>().Where(invoice => invoice.Number == number).Select(invoice => invoice.PdfSha256).SingleAsync());

    private Task<int> SetAsync(string number, string? fingerprint) => AskAsync(db => db.Set<Invoice>()
        .Where(invoice => invoice.Number == number).ExecuteUpdateAsync(set => set.SetProperty(invoice => invoice.PdfSha256, fingerprint)));

    private async Task<T> AskAsync<T>(Func<ShopDbContext, Task<T>> ask)
    {
        await using var scope = shared.Shop.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<ShopDbContext>());
    }
}
