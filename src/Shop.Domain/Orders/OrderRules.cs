using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Domain.Verification;

namespace Shop.Domain.Orders;

/// <summary>I1: what was acknowledged exists, whole. Outside the database, Stripe and the mails are the witnesses.</summary>
internal sealed class OrderRules(ShopDbContext db) : IVerificationRule
{
    public string Id => "I1";

    public async Task<Invariant> CheckAsync(OutsideWorld outside, CancellationToken cancellationToken)
    {
        var orders = db.Set<Order>().AsNoTracking();
        var breaches = new Breaches();
        await breaches.AskAsync(
            orders.Where(order => order.Lines.Count == 0 || order.Email == "" || order.Address.Name == "").Select(order => order.Number),
            number => $"{number} lacks lines, address or e-mail", cancellationToken);
        foreach (var session in outside.Stripe?.Sessions ?? [])
        {
            var id = (string?)session["client_reference_id"];
            if (!Guid.TryParse(id, out var guid) || !await ExistsAsync(new OrderId(guid), cancellationToken))
                breaches.Add($"Stripe has a session of order {id ?? "(none)"}, which the shop does not know");
        }

        // Notices of stock name no order.
        foreach (var mail in (outside.Mails ?? []).Where(mail => mail.OrderNumber is not null))
        {
            if (!await orders.AnyAsync(order => order.Number == mail.OrderNumber, cancellationToken))
                breaches.Add($"the mail \"{mail.Subject}\" is about no order of the shop");
        }

        var count = await orders.CountAsync(cancellationToken);
        return new Invariant(Id, "every acknowledged order exists, whole and once", count, breaches.Found);
    }

    private Task<bool> ExistsAsync(OrderId id, CancellationToken cancellationToken) =>
        db.Set<Order>().AnyAsync(order => order.Id == id, cancellationToken);
}
