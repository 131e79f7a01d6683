using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Verification;

namespace Shop.Postcards.Features.Postcards;

/// <summary>P1: no postcard was delivered before it was written.</summary>
internal sealed class PostcardRules(ShopDbContext db) : IVerificationRule
{
    public string Id => "P1";

    public async Task<Invariant> CheckAsync(OutsideWorld outside, CancellationToken cancellationToken)
    {
        var breaches = new Breaches();
        var postcards = db.Set<Postcard>().AsNoTracking();
        await breaches.AskAsync(
            postcards.Where(postcard => postcard.DeliveredAt < postcard.WrittenAt).Select(postcard => postcard.Text),
            text => $"“{text}” was delivered before it was written", cancellationToken);
        return new Invariant(Id, "postcards are delivered after they are written", await postcards.CountAsync(cancellationToken),
            breaches.Found);
    }
}
