using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Persistence;
using Shop.Jobs.Mail;
using Shop.Jobs.Outbox;
using Xunit;

namespace Shop.Web.Tests.Faults;

/// <summary>The conversation with the mail server goes wrong at each of its steps: no mail is lost, none holds up another.</summary>
public sealed class MailWireTests(MailWireTests.OpenShop open) : IClassFixture<MailWireTests.OpenShop>
{
    private readonly ScriptedMailServer _server = open.Server;
    private readonly WiredShop _shop = open.Shop;

    [Theory]
    [InlineData(MailTrouble.CutAtGreeting)]
    [InlineData(MailTrouble.BusyAtGreeting)]
    [InlineData(MailTrouble.CutAtHello)]
    [InlineData(MailTrouble.NotNowAtSender)]
    [InlineData(MailTrouble.NotNowAtRecipient)]
    [InlineData(MailTrouble.NotNowAtData)]
    [InlineData(MailTrouble.CutInTheMail)]
    [InlineData(MailTrouble.CutAfterTheMail)]
    [InlineData(MailTrouble.NotNowAfterTheMail)]
    [InlineData(MailTrouble.CutAfterYes)]
    public async Task Whichever_conversation_goes_wrong_each_mail_is_taken_once(MailTrouble trouble)
    {
        for (var conversation = 1; ; conversation++)
        {
            _server.Plan(trouble, conversation);
            var purchase = await BuyAsync();
            await purchase.RefundAsync(100);
            await _shop.ComeToRestAsync();
            var mails = _server.Taken.Where(mail => mail.Contains(purchase.Email, StringComparison.Ordinal)).ToList();
            Assert.Equal(2, mails.Count);
            Assert.Equal(2, mails.Select(IdOf).Distinct().Count());
            Assert.NotNull((await purchase.ReadAsync()).ConfirmationSentAt);
            if (_server.Struck) continue;
            Assert.Equal(3, conversation);
            return;
        }
    }

    [Fact]
    public async Task An_address_that_is_refused_for_good_is_set_aside_visibly_while_the_others_go_on_and_can_be_sent_again()
    {
        _server.Unknown = "wired-";
        var refused = await BuyAsync();
        Assert.Equal((OrderStatus.Paid, null), ((await refused.ReadAsync()).Status, (await refused.ReadAsync()).ConfirmationSentAt));
        var dead = await _shop.ReadAsync(db => db.Set<OutboxMessage>().AsNoTracking().SingleAsync(row => row.DeadAt != null));
        Assert.Equal(1, dead.Attempts);
        Assert.Contains("550", dead.LastError, StringComparison.Ordinal);

        _server.Unknown = refused.Email;
        var other = await BuyAsync();
        Assert.NotNull((await other.ReadAsync()).ConfirmationSentAt);

        _server.Unknown = null;
        await _shop.RunAsync(async (OutboxRows rows) =>
        {
            await rows.RetryAsync(dead.Id, default);
            return true;
        });
        await _shop.ComeToRestAsync();
        Assert.NotNull((await refused.ReadAsync()).ConfirmationSentAt);
        Assert.Single(_server.Taken, mail => mail.Contains(refused.Email, StringComparison.Ordinal));
    }

    private async Task<WiredPurchase> BuyAsync()
    {
        var purchase = new WiredPurchase(_shop);
        await purchase.PayAsync();
        await _shop.ComeToRestAsync();
        return purchase;
    }

    /// <summary>One shop and one mail server for all kinds of trouble.</summary>
    public sealed class OpenShop : IAsyncLifetime
    {
        internal ScriptedMailServer Server { get; } = new();

        internal WiredShop Shop { get; private set; } = null!;

        public async Task InitializeAsync() =>
            Shop = await WiredShop.StartAsync(
                new SmtpEmailSender(new SmtpOptions("127.0.0.1", Server.Port, null, null, SmtpSecurity.Auto)));

        public async Task DisposeAsync()
        {
            await Shop.DisposeAsync();
            Server.Dispose();
        }
    }

    private static string IdOf(string mail) =>
        mail.Split('\n').First(line => line.StartsWith("Message-Id:", StringComparison.OrdinalIgnoreCase)).Trim();
}
