using Microsoft.EntityFrameworkCore;
using Shop.Domain.Checkout.Limits;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Payments;

/// <summary>
/// Clients, mail addresses and carts whose checkout was refused in the last day, and an hour in which most cards were declined.
/// </summary>
public sealed class CheckoutRefusals(ShopDbContext db, TimeProvider clock) : IAttentionSource
{
    private const string WhatToDo =
        "It ends by itself. If it goes on, block the address at your proxy; if these are honest customers, raise the limits (Checkout:…).";

    private const int ManyDeclines = 20;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public async Task<IEnumerable<AttentionItem>> ReadAsync(CancellationToken cancellationToken)
    {
        var after = clock.GetUtcNow() - Day;
        var refused = await db.Set<CheckoutTally>().AsNoTracking().Where(tally => tally.RefusedAt > after)
            .OrderByDescending(tally => tally.RefusedAt).Take(AttentionList.Max).ToListAsync(cancellationToken);
        return [.. await DeclinesAsync(cancellationToken), .. refused.Select(ItemOf)];
    }

    private static AttentionItem ItemOf(CheckoutTally tally) => new(
        "Checkout refused", tally.RefusedSince ?? tally.RefusedAt!.Value,
        new("{0}, {1} times: {2}. {3}", NameOf(tally.Key), tally.Refusals, new AdminMessage(WordsOf(tally.Reason)),
            new AdminMessage(WhatToDo)));

    private static AdminMessage NameOf(string key)
    {
        var (kind, value) = (key[..key.IndexOf(':', StringComparison.Ordinal)], key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        return kind switch
        {
            nameof(PartyKind.Client) => new("network address {0}", value),
            nameof(PartyKind.Email) => new("e-mail address {0}", value),
            _ => new("cart {0}", value),
        };
    }

    private static string WordsOf(CheckoutRefusalReason? reason) => reason switch
    {
        CheckoutRefusalReason.Unpaid => "too many orders that nobody paid",
        CheckoutRefusalReason.Lapsed => "too many orders that were left to lapse",
        _ => "too many declined cards",
    };

    // Whoever tries stolen cards may come from many addresses: the share tells it all the same.
    private async Task<IEnumerable<AttentionItem>> DeclinesAsync(CancellationToken cancellationToken)
    {
        var after = clock.GetUtcNow() - Hour;
        var declines = await db.Set<PaymentDecline>().CountAsync(decline => decline.At > after, cancellationToken);
        if (declines < ManyDeclines) return [];
        var paid = await db.Set<Order>().CountAsync(order => order.PaidAt > after, cancellationToken);
        if (declines <= paid) return [];
        var detail = new AdminMessage(
            "{0} declined and {1} orders paid in the last hour. Look at Stripe's Radar: somebody may be trying stolen cards.", declines,
                paid);
        return [new AttentionItem("Many cards are declined", after, detail)];
    }
}
