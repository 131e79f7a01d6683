using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Domain.Verification;

namespace Shop.Jobs.Orders;

/// <summary>I8: each paid order's mail was taken by the mail server, or waits in the outbox (or lies visibly dead in it).</summary>
internal sealed class MailRules(ShopDbContext db) : IVerificationRule
{
    public string Id => "I8";

    public async Task<Invariant> CheckAsync(OutsideWorld outside, CancellationToken cancellationToken)
    {
        var breaches = new Breaches();
        var paid = db.Set<Order>().AsNoTracking().Where(order => order.PaidAt != null);
        foreach (var order in await paid.Where(order => order.ConfirmationSentAt == null).Select(order => new { order.Id, order.Number })
            .ToListAsync(cancellationToken))
        {
            if (!await WaitsAsync(new OrderPaid(order.Id).Key, nameof(SendOrderConfirmation), cancellationToken))
                breaches.Add($"{order.Number} is paid, and no mail was sent or waits");
        }

        await PromisesAsync(breaches, cancellationToken);
        if (outside.Mails is { } mails) await InMailboxAsync(paid, mails, breaches, cancellationToken);
        return new Invariant(Id, "each paid order's mail was sent, or waits to be", await paid.CountAsync(cancellationToken),
            breaches.Found);
    }

    // Who is to transfer money must have been told where to.
    private async Task PromisesAsync(Breaches breaches, CancellationToken cancellationToken)
    {
        var untold = from payment in db.Set<Payment>().AsNoTracking()
                     join order in db.Set<Order>() on payment.OrderId equals order.Id
                     where payment.Method != PaymentMethod.Stripe && payment.Status == PaymentStatus.Pending && payment.ToldAt == null
                     select new { order.Id, order.Number };
        foreach (var order in await untold.ToListAsync(cancellationToken))
        {
            if (!await WaitsAsync(new OrderAwaitsMoney(order.Id).Key, nameof(SendPaymentInstructions), cancellationToken))
                breaches.Add($"{order.Number} is to be paid by hand, and its buyer was not told how");
        }
    }

    private static async Task InMailboxAsync(IQueryable<Order> paid, IReadOnlyList<SentMail> mails, Breaches breaches,
        CancellationToken cancellationToken)
    {
        var told = mails.Where(mail => mail.IsConfirmation).Select(mail => mail.OrderNumber).ToHashSet();
        var sent = paid.Where(order => order.ConfirmationSentAt != null && !order.IsImported)
            .Select(order => order.Number).AsAsyncEnumerable();
        await foreach (var number in sent.WithCancellation(cancellationToken))
        {
            if (!told.Contains(number)) breaches.Add($"{number} counts as told, but the mailbox has no mail about it");
        }
    }

    // The fact itself may still wait to be shared out, so that no row for the mail exists yet.
    private Task<bool> WaitsAsync(string fact, string handler, CancellationToken cancellationToken)
    {
        var mail = $"{fact}/{handler}";
        return db.Set<OutboxMessage>()
            .AnyAsync(message => message.DoneAt == null && (message.Key == fact || message.Key == mail), cancellationToken);
    }
}
