using System.Collections.Concurrent;
using Shop.Domain.Checkout;
using Shop.Domain.Orders;
using Shop.Jobs.Mail;
using Shop.TestKit;
using Xunit;

namespace Shop.Web.Tests.Faults;

/// <summary>What buyers are told, and how often, when an order ends that they have not paid.</summary>
public sealed class CancellationMailTests(CancellationMailTests.OpenShop open) : IClassFixture<CancellationMailTests.OpenShop>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly WiredShop _shop = open.Shop;

    [Theory]
    [InlineData("en", "Your order {0} was not paid", "Your bank did not make the payment")]
    [InlineData("es", "Tu pedido {0} no se pagó", "Tu banco no ha hecho el pago")]
    public async Task A_delayed_payment_that_fails_is_told_once_in_the_orders_language(string culture, string subject, string words)
    {
        var purchase = new WiredPurchase(_shop, culture);
        await purchase.ReachAsync();
        await purchase.SendAsync(("action", "delayed"), ("outcome", "fail"), ("delay_seconds", "3"));
        await UntilCancelledAsync(purchase, TimeSpan.FromSeconds(5));
        await AssertToldOnceAsync(purchase, subject, words);
    }

    [Fact]
    public async Task An_order_that_staff_cancel_is_told_once_as_theirs()
    {
        var purchase = new WiredPurchase(_shop);
        await purchase.ReachAsync();
        Assert.Equal(CancelOrderResult.Cancelled,
            await _shop.RunAsync((CancelOrder cancel) => cancel.ExecuteAsync(purchase.Order, default)));
        await _shop.RunAsync((CancelOrder cancel) => cancel.ExecuteAsync(purchase.Order, default));
        await AssertToldOnceAsync(purchase, "We have cancelled your order {0}", "We have cancelled your order");
    }

    [Theory]
    [InlineData("en", "Your order {0} was not paid", "Too many cards were declined")]
    [InlineData("es", "Tu pedido {0} no se pagó", "Se han rechazado demasiadas tarjetas")]
    public async Task An_order_whose_page_was_ended_after_too_many_declined_cards_is_told_once_as_that(string culture, string subject,
        string words)
    {
        var purchase = new WiredPurchase(_shop, culture);
        await purchase.ReachAsync();
        for (var card = 0; card < 8; card++)
        {
            Assert.Equal(OrderStatus.AwaitingPayment, (await purchase.ReadAsync()).Status);
            await purchase.SendAsync(("card_number", TestCards.Declined), ("expiry", "12/40"), ("cvc", "123"), ("action", "pay"));
            await _shop.ComeToRestAsync();
        }

        Assert.Equal(OrderStatus.Cancelled, (await purchase.ReadAsync()).Status);
        await AssertToldOnceAsync(purchase, subject, words);
    }

    [Fact]
    public async Task An_order_whose_time_ran_out_is_told_once()
    {
        var purchase = new WiredPurchase(_shop);
        await purchase.ReachAsync();
        await UntilCancelledAsync(purchase, TimeSpan.FromMinutes(61));
        await AssertToldOnceAsync(purchase, "Your order {0} was not paid", "The time to pay for your order");
    }

    [Fact]
    public async Task An_order_that_another_one_took_the_place_of_is_not_told()
    {
        var purchase = new WiredPurchase(_shop);
        await purchase.ReachAsync();
        var first = purchase.Order;
        await purchase.ReachAsync();
        Assert.NotEqual(first, purchase.Order);
        await _shop.ComeToRestAsync();
        Assert.Equal(OrderStatus.Cancelled, (await _shop.RunAsync((FindOrder find) => find.ByIdAsync(first, default)))!.Status);
        Assert.DoesNotContain(open.Mail.Sent, mail => mail.To == purchase.Email
            && mail.Subject.Contains("not paid", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_paid_order_is_told_of_as_paid_and_nothing_else()
    {
        var purchase = new WiredPurchase(_shop);
        await purchase.PayAsync();
        await purchase.ComeBackAsync();
        await _shop.ComeToRestAsync();
        Assert.Contains("is confirmed", Assert.Single(open.Mail.Sent, mail => mail.To == purchase.Email).Subject, StringComparison.Ordinal);
    }

    private async Task UntilCancelledAsync(WiredPurchase purchase, TimeSpan later)
    {
        _shop.Clock.Advance(later);
        await Eventually.TrueAsync(
            async () =>
            {
                await purchase.ComeBackAsync();
                return (await purchase.ReadAsync()).Status == OrderStatus.Cancelled;
            },
            Patience, "the order is not cancelled");
    }

    private async Task AssertToldOnceAsync(WiredPurchase purchase, string subject, string words)
    {
        await _shop.ComeToRestAsync();
        await _shop.ComeToRestAsync();
        var order = await purchase.ReadAsync();
        var mail = Assert.Single(open.Mail.Sent, mail => mail.To == purchase.Email);
        Assert.Equal(subject.Replace("{0}", order.Number, StringComparison.Ordinal), mail.Subject);
        Assert.All([mail.Text, mail.Html], body =>
        {
            Assert.Contains(words, System.Net.WebUtility.HtmlDecode(body), StringComparison.Ordinal);
            Assert.Contains($"/orders/{order.Token}", body, StringComparison.Ordinal);
            Assert.Contains(order.Number, body, StringComparison.Ordinal);
        });
    }

    /// <summary>One shop for all of them.</summary>
    public sealed class OpenShop : IAsyncLifetime
    {
        internal Mailbox Mail { get; } = new();

        internal WiredShop Shop { get; private set; } = null!;

        public async Task InitializeAsync() => Shop = await WiredShop.StartAsync(Mail);

        public async Task DisposeAsync() => await Shop.DisposeAsync();
    }

    internal sealed record SentMail(string To, string Subject, string Text, string Html);

    internal sealed class Mailbox : IEmailSender
    {
        public ConcurrentQueue<SentMail> Sent { get; } = new();

        public async Task SendAsync(MimeKit.MimeMessage message, Func<CancellationToken, Task> confirm, CancellationToken cancellationToken)
        {
            await confirm(cancellationToken);
            Sent.Enqueue(new SentMail(message.To.Mailboxes.Single().Address, message.Subject!, message.TextBody!, message.HtmlBody!));
        }
    }
}
