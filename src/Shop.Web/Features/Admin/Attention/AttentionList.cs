using Microsoft.EntityFrameworkCore;
using Shop.Domain.Imports;
using Shop.Domain.Imports.Pictures;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;

namespace Shop.Web.Features.Admin.Attention;

/// <summary>Something that a person must look at.</summary>
/// <param name="Place">Where to go on.</param>
/// <param name="Retry">The outbox row that a button sends again.</param>
public sealed record AttentionItem(string What, DateTimeOffset Since, string Detail, AttentionPlace? Place = null, Guid? Retry = null);

/// <summary>A page of the back office, and what it is called in the list.</summary>
public sealed record AttentionPlace(string Address, string Name)
{
    public static AttentionPlace OfOrder(string number) => new($"/admin/orders/{number}", number);
}

/// <summary>What the shop could not finish by itself: nothing of it is lost, and nothing of it goes on without staff.</summary>
public sealed class AttentionList(ShopDbContext db, PaidWithoutMail mails, TimeProvider clock)
{
    private const int Most = 100;
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    public async Task<IReadOnlyList<AttentionItem>> ReadAsync(CancellationToken cancellationToken) =>
    [
        .. await DeadAsync(cancellationToken), .. await PaymentsAsync(cancellationToken), .. await RefundsAsync(cancellationToken),
        .. (await mails.ReadAsync(cancellationToken)).Select(order => new AttentionItem("Paid, but no mail sent", order.PaidAt, "Look at the outbox and the mail server.", AttentionPlace.OfOrder(order.Number))),
        .. await StrangersAsync(cancellationToken), .. await LedgersAsync(cancellationToken), .. await PicturesAsync(cancellationToken),
    ];

    private async Task<IEnumerable<AttentionItem>> DeadAsync(CancellationToken cancellationToken) =>
        (await db.Set<OutboxMessage>().AsNoTracking().Where(message => message.DeadAt != null).OrderBy(message => message.DeadAt).Take(Most).ToListAsync(cancellationToken))
            .Select(message => new AttentionItem("Given up after many tries", message.DeadAt!.Value, $"{message.Key}: {message.LastError}", Retry: message.Id));

    private async Task<IEnumerable<AttentionItem>> PaymentsAsync(CancellationToken cancellationToken)
    {
        var payments = await (from payment in db.Set<Payment>().AsNoTracking()
                              join order in db.Set<Order>() on payment.OrderId equals order.Id
                              where payment.Status == PaymentStatus.Quarantined || (payment.Dispute != null && order.HeldBecause != null)
                              orderby payment.CreatedAt
                              select new { payment.Status, payment.CreatedAt, payment.LastProblem, payment.Dispute, order.Number })
            .Take(Most).ToListAsync(cancellationToken);
        return payments.Select(payment => payment.Status == PaymentStatus.Quarantined
            ? new AttentionItem("Payment set aside", payment.CreatedAt, payment.LastProblem ?? "", AttentionPlace.OfOrder(payment.Number))
            : new AttentionItem("Disputed", payment.CreatedAt, $"Stripe says: {payment.Dispute}. Answer it in Stripe's dashboard.", AttentionPlace.OfOrder(payment.Number)));
    }

    private async Task<IEnumerable<AttentionItem>> RefundsAsync(CancellationToken cancellationToken)
    {
        var refunds = await (from refund in db.Set<Refund>().AsNoTracking()
                             join order in db.Set<Order>() on refund.OrderId equals order.Id
                             where refund.Status == RefundStatus.Failed && refund.SettledAt != null
                             orderby refund.CreatedAt
                             select new { refund.CreatedAt, refund.LastProblem, order.Number }).Take(Most).ToListAsync(cancellationToken);
        return refunds.Select(refund => new AttentionItem("Refund did not arrive", refund.CreatedAt, refund.LastProblem ?? "", AttentionPlace.OfOrder(refund.Number)));
    }

    // Verified by Stripe's signature, and still about nothing that the shop knows: after a restore, for example.
    private async Task<IEnumerable<AttentionItem>> StrangersAsync(CancellationToken cancellationToken)
    {
        var after = clock.GetUtcNow() - Month;
        var events = await db.Set<StripeWebhookEvent>().AsNoTracking()
            .Where(stored => stored.ReceivedAt > after && stored.Outcome == StripeWebhookEvent.NoPayment)
            .OrderByDescending(stored => stored.ReceivedAt).Take(Most).Select(stored => new { stored.Id, stored.Type, stored.ReceivedAt }).ToListAsync(cancellationToken);
        return events.Select(stored => new AttentionItem("Stripe event without a payment here", stored.ReceivedAt, $"{stored.Type} ({stored.Id})"));
    }

    private async Task<IEnumerable<AttentionItem>> LedgersAsync(CancellationToken cancellationToken) =>
        (await db.Set<LedgerComparison>().AsNoTracking().Where(day => day.DifferenceCount > 0).OrderByDescending(day => day.Day).Take(Most).ToListAsync(cancellationToken))
            .Select(day => new AttentionItem("Ledgers differ", day.ComparedAt, $"{day.Day:yyyy-MM-dd}: {day.DifferenceCount} differences. See Money."));

    private async Task<IEnumerable<AttentionItem>> PicturesAsync(CancellationToken cancellationToken)
    {
        var failed = await db.Set<Import>().AsNoTracking().OrderByDescending(import => import.CreatedAt)
            .Select(import => new
            {
                import.Id, import.FileName, import.CreatedAt,
                Count = db.Set<ImportPicture>().Count(picture => picture.ImportId == import.Id && picture.State == ImportPictureState.Failed),
            })
            .Where(import => import.Count > 0).Take(Most).ToListAsync(cancellationToken);
        return failed.Select(import => new AttentionItem(
            "Pictures did not come", import.CreatedAt, $"{import.Count} of {import.FileName}. Try them again there, or do without them.", new AttentionPlace($"/admin/imports/{import.Id}", "Import")));
    }
}
