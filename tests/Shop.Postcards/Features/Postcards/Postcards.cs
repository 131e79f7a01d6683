using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Postcards.Features.Postcards;

/// <summary>Writes, delivers, lists and forgets postcards.</summary>
public sealed class Postcards(ShopDbContext db, TimeProvider clock)
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    public Task<bool> WriteAsync(string productSlug, string text, CancellationToken cancellationToken) => db.WriteAsync(
        () =>
        {
            var now = clock.GetUtcNow();
            var postcard = Postcard.Write(productSlug, text, now);
            db.Add(postcard);
            db.Publish(new PostcardWritten(postcard.Id), now);
            return Task.FromResult(true);
        },
        cancellationToken: cancellationToken);

    /// <summary>Once, however often it is asked.</summary>
    public Task DeliverAsync(Guid id, CancellationToken cancellationToken) => db.WriteAsync(
        () =>
        {
            db.Touch(Postcard.Tag);
            return db.Set<Postcard>().Where(postcard => postcard.Id == id && postcard.DeliveredAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(postcard => postcard.DeliveredAt, clock.GetUtcNow()), cancellationToken);
        },
        cancellationToken: cancellationToken);

    public Task ForgetOldAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Year;
        return db.WriteAsync(
            () => db.Set<Postcard>().Where(postcard => postcard.WrittenAt < before)
                .ExecuteDeleteAsync(cancellationToken), cancellationToken: cancellationToken);
    }

    /// <summary>Newest first; of one product, or all.</summary>
    public async Task<IReadOnlyList<Postcard>> ListAsync(string? productSlug, CancellationToken cancellationToken) =>
        await db.Set<Postcard>().AsNoTracking()
        .Where(postcard => productSlug == null || postcard.ProductSlug == productSlug)
        .OrderByDescending(postcard => postcard.WrittenAt).Take(MaxListed).ToListAsync(cancellationToken);

    private const int MaxListed = 50;
}
