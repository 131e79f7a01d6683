using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Orders;
using Shop.Domain.Persistence;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Orders;

/// <summary>The page of a paid order says of its mail what is so, and "we have sent" only once the mail server took it.</summary>
public sealed class ConfirmationStateTests(SharedShop shared) : IClassFixture<SharedShop>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task A_mail_that_was_sent_is_on_its_way_or_was_refused_is_told_in_other_words()
    {
        using var shopper = new CookieShopper(shared.Shop.Address);
        await shopper.AddToCartAsync((await shopper.FindVariantsAsync(1))[0], 1);
        var payPage = await shopper.CheckoutAsync(new CheckoutFields { Email = "ida@example.com" });
        var page = await shopper.ReachOrderPageAsync(await shopper.PayAsync(payPage, TestCards.Good), Patience);
        await shared.Shop.Sandbox.MailAsync(mail => mail.To == "ida@example.com", Patience);
        await ShowsAsync(shopper, page.Address, "sent");

        var sentAt = await ChangeAsync<DateTimeOffset?>(async db =>
        {
            var order = db.Set<Order>().Where(order => order.Email == "ida@example.com");
            var at = await order.Select(each => each.ConfirmationSentAt).SingleAsync();
            await order.ExecuteUpdateAsync(set => set.SetProperty(each => each.ConfirmationSentAt, (DateTimeOffset?)null));
            return at;
        });
        await ShowsAsync(shopper, page.Address, "on-its-way");

        await SetDeadAsync(sentAt);
        await ShowsAsync(shopper, page.Address, "not-sent");

        await SetDeadAsync(null);
        await ChangeAsync(db => db.Set<Order>().Where(order => order.Email == "ida@example.com")
            .ExecuteUpdateAsync(set => set.SetProperty(each => each.ConfirmationSentAt, sentAt)));
    }

    private Task SetDeadAsync(DateTimeOffset? at) => ChangeAsync(db => db.Set<OutboxMessage>()
        .Where(message => message.Key.Contains("SendOrderConfirmation"))
            .ExecuteUpdateAsync(set => set.SetProperty(message => message.DeadAt, at)));

    private static Task ShowsAsync(CookieShopper shopper, Uri order, string state) => Eventually.AnswerAsync(
        async () => (await shopper.GetAsync(order)).Document.QuerySelector($"[data-confirmation='{state}']"), Patience, () =>
            $"the page never said {state}");

    private async Task<T> ChangeAsync<T>(Func<ShopDbContext, Task<T>> change)
    {
        await using var scope = shared.Shop.Services.CreateAsyncScope();
        return await change(scope.ServiceProvider.GetRequiredService<ShopDbContext>());
    }
}
