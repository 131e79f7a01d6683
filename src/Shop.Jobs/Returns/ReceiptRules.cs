using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Returns;
using Shop.Domain.Verification;

namespace Shop.Jobs.Returns;

/// <summary>I14: each withdrawal's receipt was taken by the mail server, or waits in the outbox; so does each refusal.</summary>
internal sealed class ReceiptRules(ShopDbContext db) : IVerificationRule
{
    public string Id => "I14";

    public async Task<Invariant> CheckAsync(OutsideWorld outside, CancellationToken cancellationToken)
    {
        var breaches = new Breaches();
        var all = db.Set<Withdrawal>().AsNoTracking();
        foreach (var id in await all.Where(each => each.ReceiptSentAt == null).Select(each => each.Id).ToListAsync(cancellationToken))
        {
            if (!await WaitsAsync(new WithdrawalReceived(id).Key, nameof(SendWithdrawalReceipt), cancellationToken))
                breaches.Add($"withdrawal {id} has no receipt that was sent or waits");
        }

        var untold = all.Where(each => each.Refusal != null && each.RefusalSentAt == null).Select(each => each.Id);
        foreach (var id in await untold.ToListAsync(cancellationToken))
        {
            if (!await WaitsAsync(new WithdrawalRefused(id).Key, nameof(SendWithdrawalRefusal), cancellationToken))
                breaches.Add($"withdrawal {id} was refused, and its buyer was not told");
        }

        return new Invariant(Id, "each withdrawal's receipt was sent, or waits to be", await all.CountAsync(cancellationToken),
            breaches.Found);
    }

    // The fact itself may still wait to be shared out, so that no row for the mail exists yet.
    private Task<bool> WaitsAsync(string fact, string handler, CancellationToken cancellationToken)
    {
        var mail = $"{fact}/{handler}";
        return db.Set<OutboxMessage>()
            .AnyAsync(message => message.DoneAt == null && (message.Key == fact || message.Key == mail), cancellationToken);
    }
}
