using System.Net;
using Shop.Domain.Shared;
using Shop.TestKit;
using SkiaSharp;
using Xunit;
using ZXing;

namespace Shop.Web.Tests.Payments;

/// <summary>A transfer from the checkout to the invoice, as shoppers and staff see it. Without a script.</summary>
public sealed class BankTransferPagesTests(PromiseShop open) : IClassFixture<PromiseShop>
{
    private static readonly CheckoutFields ByTransfer = new() { Payment = "bank-transfer" };

    [Fact]
    public async Task The_order_page_the_code_the_document_and_the_mail_say_the_same_of_the_transfer()
    {
        using var shopper = new CookieShopper(open.Shop.Address);
        var page = await PromiseShop.OrderAsync(shopper, ByTransfer);
        var (number, total) = (page.Hook("data-order-number"), page.TotalMinor);
        var reference = page.Hook("data-reference");
        Assert.Equal(("awaiting-payment", PromiseShop.Iban), (page.Hook("data-order-status"), page.Hook("data-iban")));
        Assert.Equal((CreditorReference.Of(number), $"{total}"), (reference, page.Hook("data-due-minor")));

        var path = page.Address.AbsolutePath;
        Assert.Equal(
            $"BCD\n002\n1\nSCT\n\nMüller & Söhne\n{PromiseShop.Iban}\nEUR{PromiseShop.Amount(total)}\n\n{reference}",
            Read(await shopper.DownloadAsync($"{path}/transfer.png")));
        var document = await PdfText.ReadAsync(await shopper.DownloadAsync($"{path}/proforma.pdf"));
        Assert.Contains("Pro forma invoice", document, StringComparison.Ordinal);
        Assert.Contains(CreditorReference.Grouped(reference), document, StringComparison.Ordinal);
        var mail = await open.Shop.Sandbox.MailAsync(mail => mail.Subject.Contains(number, StringComparison.Ordinal), PromiseShop.Patience);
        Assert.Contains(CreditorReference.Grouped(reference), mail.Text, StringComparison.Ordinal);
        Assert.Contains("DE89 3704 0044 0532 0130 00", mail.Text, StringComparison.Ordinal);
        Assert.Contains(mail.Attachments, file => file.Name == $"proforma-{number}.pdf");
        Assert.Empty((await shopper.VisitAsync("/cart")).Document.QuerySelectorAll("li[data-sku]"));
        Assert.Empty(await open.Shop.BreachesAsync());
    }

    [Fact]
    public async Task Staff_book_a_part_and_the_rest_and_the_order_is_paid_with_its_invoice_and_its_row_in_the_csv()
    {
        using var shopper = new CookieShopper(open.Shop.Address, "/es");
        var page = await PromiseShop.OrderAsync(shopper, ByTransfer);
        var (number, total) = (page.Hook("data-order-number"), page.TotalMinor);
        Assert.Equal(HttpStatusCode.SeeOther, (await open.BookAsync(number, "1.00", "NTX-1")).Status);
        page = await shopper.GetAsync(page.Address);
        Assert.Equal($"{total - 100}", page.Hook("data-due-minor"));
        Assert.Contains("faltan", page.Document.Body!.TextContent, StringComparison.Ordinal);
        var again = await open.BookAsync(number, "2.00", "NTX-1");
        Assert.Equal((HttpStatusCode)422, again.Status);
        Assert.Equal("2.00", Features.StaffPages.Value(again.Page, "amount"));

        Assert.Equal(HttpStatusCode.SeeOther, (await open.BookAsync(number, PromiseShop.Amount(total - 100), "NTX-2")).Status);
        page = await shopper.GetAsync(page.Address);
        Assert.Equal("paid", page.Hook("data-order-status"));
        var invoice = await PdfText.ReadAsync(await shopper.DownloadAsync($"{page.Address.AbsolutePath[3..]}/invoice.pdf"));
        Assert.Contains("Pagado por transferencia bancaria", invoice, StringComparison.Ordinal);
        var csv = (await open.Pages.GetAsync("/admin/orders/export.csv")).Body!.TextContent;
        Assert.Contains(CreditorReference.Of(number), csv, StringComparison.Ordinal);
        await open.Shop.Sandbox.MailAsync(
            mail => mail.Subject.Contains(number, StringComparison.Ordinal)
                && mail.Attachments.Any(file => char.IsAsciiDigit(file.Name[0])),
            PromiseShop.Patience);
        Assert.Empty(await open.Shop.BreachesAsync());
    }

    [Fact]
    public async Task A_page_that_was_opened_before_somebody_else_booked_is_told_so_and_books_nothing()
    {
        using var shopper = new CookieShopper(open.Shop.Address);
        var number = (await PromiseShop.OrderAsync(shopper, ByTransfer)).Hook("data-order-number");
        var stale = await open.Pages.GetAsync($"/admin/orders/{number}/money");
        await open.BookAsync(number, "1.00");
        var answer = await open.Pages.PressAsync(stale, "main form.form button", ("amount", "1.00"));
        Assert.Equal((HttpStatusCode)422, answer.Status);
        Assert.Contains("Somebody has booked money meanwhile", Features.StaffPages.Alerts(answer.Page), StringComparison.Ordinal);
        Assert.Single((await open.Pages.GetAsync($"/admin/orders/{number}")).QuerySelectorAll("[data-entry-minor]"));
    }

    [Fact]
    public async Task Money_for_an_order_that_the_buyer_called_off_is_shown_until_it_was_sent_back()
    {
        using var shopper = new CookieShopper(open.Shop.Address, "/es");
        var page = await PromiseShop.OrderAsync(shopper, ByTransfer);
        var (number, total) = (page.Hook("data-order-number"), page.TotalMinor);
        page = await shopper.FollowAsync(await shopper.SubmitAsync(page, "/cancel"));
        Assert.Equal("cancelled", page.Hook("data-order-status"));
        Assert.Contains("No debes nada.", page.Document.Body!.TextContent, StringComparison.Ordinal);
        await open.BookAsync(number, PromiseShop.Amount(total));
        Assert.Equal($"{total}", (await shopper.GetAsync(page.Address)).Hook("data-owed-minor"));
        Assert.Contains(number, (await open.Pages.GetAsync("/admin/attention")).Body!.TextContent, StringComparison.Ordinal);
        var back = await open.Pages.GetAsync($"/admin/orders/{number}/money/back");
        Assert.Equal(HttpStatusCode.SeeOther, (await open.Pages.PressAsync(back, "main form.form button")).Status);
        Assert.DoesNotContain(number, (await open.Pages.GetAsync("/admin/attention")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await open.Shop.BreachesAsync());
    }

    [Theory]
    [InlineData("amount", "nonsense")]
    [InlineData("amount", "0")]
    [InlineData("amount", "-5")]
    [InlineData("day", "2999-01-01")]
    [InlineData("day", "yesterday")]
    [InlineData("means", "Gold")]
    [InlineData("token", "")]
    public async Task Nonsense_in_the_form_books_nothing_and_is_told(string field, string value)
    {
        using var shopper = new CookieShopper(open.Shop.Address);
        var number = (await PromiseShop.OrderAsync(shopper, ByTransfer)).Hook("data-order-number");
        var page = await open.Pages.GetAsync($"/admin/orders/{number}/money");
        var answer = await open.Pages.PressAsync(page, "main form.form button", (field, value));
        Assert.Equal((HttpStatusCode)422, answer.Status);
        Assert.NotEqual("", Features.StaffPages.Alerts(answer.Page));
        Assert.Empty((await open.Pages.GetAsync($"/admin/orders/{number}")).QuerySelectorAll("[data-entry-minor]"));
    }

    private static string Read(byte[] png)
    {
        using var picture = SKBitmap.Decode(png).Copy(SKColorType.Bgra8888);
        var pixels = new RGBLuminanceSource(picture.Bytes, picture.Width, picture.Height, RGBLuminanceSource.BitmapFormat.BGRA32);
        return new BarcodeReaderGeneric().Decode(pixels).Text;
    }
}
