using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using Shop.Domain.Content;
using Shop.Domain.Content.Mails;
using Shop.Domain.Settings;
using Shop.Domain.Settings.Looks;
using Shop.Domain.Catalogue;
using Shop.Domain.Checkout;
using Shop.Domain.Inventory;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Jobs.Inventory;
using Shop.Jobs.Mail;

namespace Shop.Jobs.Tests;

public sealed class SendBackInStockAlertsTests : IDisposable
{
    private const string Sku = "TEA-1";
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"shop-notices-{Guid.NewGuid():N}.db");
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
    private readonly WriteGate _gate = new(oneAtATime: true, new OutboxSignal());
    private readonly Mailbox _mailbox = new();

    public SendBackInStockAlertsTests()
    {
        using var db = NewContext();
        db.Database.EnsureCreated();
        db.AddRange(
            Category.Create("teas", 0), StockItem.Of(Sku, 0),
            Product.Create(new ProductId(Guid.NewGuid()), "assam", "teas", _clock.GetUtcNow())
                .Translate("en", new ProductText("Assam", "assam", "", "", ""))
                    .Translate("es", new ProductText("Assam del valle", "assam-es", "", "", ""))
                .AddVariant(Sku, Money.Eur(950), new Goods(TaxClass.Food, 100), _clock.GetUtcNow()).Publish());
        db.SaveChanges();
    }

    [Fact]
    public async Task Everyone_gets_one_mail_in_their_language_and_is_forgotten()
    {
        await AskAsync(("ana@example.com", "es"), ("ben@example.com", "en"));
        await HandleAsync();
        await HandleAsync();
        Assert.Equal(["Ya vuelve a haber: Assam del valle", "Assam is back"], _mailbox.Sent.Select(mail => mail.Subject));
        Assert.Contains("https://shop.example/es/products/assam-es?sku=TEA-1", _mailbox.Sent[0].Text, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task More_than_a_portion_are_all_written_to()
    {
        await AskAsync([.. Enumerable.Range(0, 45).Select(number => ($"a{number}@example.com", "en"))]);
        await HandleAsync();
        Assert.Equal(45, _mailbox.Sent.DistinctBy(mail => mail.To).Count());
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task A_mail_server_that_fails_midway_leaves_the_rest_waiting_and_nobody_is_written_to_twice()
    {
        await AskAsync(("a@example.com", "en"), ("b@example.com", "en"), ("c@example.com", "en"));
        _mailbox.FailAt = 2;
        await Assert.ThrowsAsync<IOException>(HandleAsync);
        Assert.Equal(2, await CountAsync());
        _mailbox.FailAt = 0;
        await HandleAsync();
        Assert.Equal(["a@example.com", "b@example.com", "c@example.com"], _mailbox.Sent.Select(mail => mail.To));
    }

    [Fact]
    public async Task An_address_that_takes_no_mail_is_forgotten_and_the_others_are_written_to()
    {
        await AskAsync(("refused@example.com", "en"), ("b@example.com", "en"));
        await HandleAsync();
        Assert.Equal(["b@example.com"], _mailbox.Sent.Select(mail => mail.To));
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task While_somebody_else_is_at_it_the_event_is_to_be_looked_at_again()
    {
        await AskAsync(("a@example.com", "en"));
        await using (var db = NewContext()) await Waiting(db).ClaimAsync(Sku, default);
        await Assert.ThrowsAsync<InvalidOperationException>(HandleAsync);
        await TestLeases.AbandonAsync<BackInStockAlert>(NewContext);
        await HandleAsync();
        Assert.Single(_mailbox.Sent);
    }

    [Fact]
    public async Task A_sender_that_stood_still_writes_to_nobody_whom_another_one_has_written_to()
    {
        await AskAsync(("a@example.com", "en"), ("b@example.com", "en"));
        _mailbox.Meanwhile = async () =>
        {
            _mailbox.Meanwhile = null;
            await TestLeases.AbandonAsync<BackInStockAlert>(NewContext);
            await HandleAsync();
        };
        await Assert.ThrowsAsync<LeaseLostException>(HandleAsync);
        Assert.Equal(["a@example.com", "b@example.com"], _mailbox.Sent.Select(mail => mail.To));
        Assert.Equal(0, await CountAsync());
    }

    public void Dispose()
    {
        _gate.Dispose();
        foreach (var ending in new[] { "", "-wal", "-shm" }) File.Delete(_path + ending);
    }

    private SqliteShopDbContext NewContext() =>
        new(new DbContextOptionsBuilder<SqliteShopDbContext>().UseSqlite($"Data Source={_path};Pooling=False").Options, _gate);

    private async Task AskAsync(params (string Email, string Culture)[] wishes)
    {
        foreach (var (email, culture) in wishes)
        {
            await using var db = NewContext();
            await new SubscribeToAlert(db, _clock).ExecuteAsync(Sku, email, culture, default);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        await using var stock = NewContext();
        await new ChangeStock(stock, new PublishBackInStock(stock, _clock), _clock).ExecuteAsync(Sku, 3, "received", default);
    }

    private WaitingAlerts Waiting(ShopDbContext db) => new(db, TestLeases.Keeper(NewContext, _clock));

    private async Task HandleAsync()
    {
        await using var db = NewContext();
        var address = new ShopAddress("https://shop.example");
        var sender = new MailSender("Shop", "orders@shop.example", new MailStyle(new Look()));
        var footer = new MailFooter(new ShopIdentity(), new LegalPages(db), address);
        var layout = new MailLayout(sender, address, new ContentPictures(db));
        var compose = new ComposeMail(new MailTemplates(db, _clock), layout, NullLogger<ComposeMail>.Instance);
        var mails = new BackInStockMails(new OrderMails(sender, address, _clock, footer, compose), address);
        var handler =
            new SendBackInStockAlerts(Waiting(db), new VariantLookup(db, _clock), _mailbox, mails,
            NullLogger<SendBackInStockAlerts>.Instance);
        await handler.HandleAsync(new BackInStock(Sku, Guid.NewGuid()), default);
    }

    private async Task<int> CountAsync()
    {
        await using var db = NewContext();
        return await db.Set<BackInStockAlert>().CountAsync();
    }

    private sealed class Mailbox : IEmailSender
    {
        private int _tries;

        public int FailAt { get; set; }

        public List<(string To, string Subject, string Text)> Sent { get; } = [];

        /// <summary>Happens after the connection is made, before the mail is handed over.</summary>
        public Func<Task>? Meanwhile { get; set; }

        public async Task SendAsync(MimeMessage message, Func<CancellationToken, Task> confirm, CancellationToken cancellationToken)
        {
            if (Meanwhile is not null) await Meanwhile();
            await confirm(cancellationToken);
            var to = message.To.Mailboxes.Single().Address;
            if (++_tries == FailAt) throw new IOException("The mail server hung up.");
            if (to.StartsWith("refused", StringComparison.Ordinal)) throw new EmailRefusedException("No such box.", new IOException());
            Sent.Add((to, message.Subject!, message.TextBody!));
        }
    }
}
