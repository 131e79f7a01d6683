using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.TestKit;
using Xunit;

namespace Shop.Web.Tests.Payments;

/// <summary>The mail that reminds of a transfer.</summary>
public sealed class PaymentReminderMailTests(PromiseShop open) : IClassFixture<PromiseShop>
{
    [Fact]
    public async Task A_reminder_says_what_is_still_to_come_what_came_and_where_it_goes_to()
    {
        using var shopper = new CookieShopper(open.Shop.Address);
        var page = await PromiseShop.OrderAsync(shopper, new CheckoutFields { Payment = "bank-transfer", Email = "slow@example.com" });
        var (number, total) = (page.Hook("data-order-number"), page.TotalMinor);
        await open.BookAsync(number, "1.00", "NTX-77");
        await RemindAsync(number);
        var mail = await open.Shop.Sandbox.MailAsync(
            mail => mail.To == "slow@example.com"
                && mail.Subject.EndsWith("waits for your transfer", StringComparison.Ordinal), PromiseShop.Patience);
        Assert.Contains(number, mail.Subject, StringComparison.Ordinal);
        Assert.Contains("DE89 3704 0044 0532 0130 00", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Müller & Söhne", mail.Text, StringComparison.Ordinal);
        Assert.Contains(CreditorReference.Grouped(page.Hook("data-reference")), mail.Text, StringComparison.Ordinal);
        Assert.Contains(total - 100, ShownAmounts.In(mail.Text!));
        Assert.Contains(100L, ShownAmounts.In(mail.Text!));
        Assert.Contains("/orders/", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Leaf & Kiln, S.L.", mail.Text, StringComparison.Ordinal);
    }

    private async Task RemindAsync(string number)
    {
        await using var scope = open.Shop.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
        var order = await db.Set<Order>().SingleAsync(order => order.Number == number);
        var payment = await db.Set<Payment>().SingleAsync(payment => payment.OrderId == order.Id);
        await db.WriteAsync(() =>
        {
            db.Publish(new PaymentReminderDue(payment.Id), TimeProvider.System.GetUtcNow());
            return Task.FromResult(true);
        });
    }
}
