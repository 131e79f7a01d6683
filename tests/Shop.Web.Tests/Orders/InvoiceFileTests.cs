using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Invoicing;
using Shop.Domain.Persistence;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
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
