using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue.Pictures;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports.Pictures;

/// <summary>A picture that one worker fetches now.</summary>
/// <param name="Owner">Tells its lease from later ones.</param>
public sealed record ClaimedPicture(ProductId ProductId, string Address, int Attempts, Guid Owner);

/// <summary>Hands out the pictures that imports wait for, each to one worker, by guarded updates as the outbox does.</summary>
public sealed class AwaitedPictures(ShopDbContext db, LeaseKeeper keeper, TimeProvider clock)
{
    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(6)];

    public Task<bool> AnyDueAsync(CancellationToken cancellationToken) => Due(clock.GetUtcNow()).AnyAsync(cancellationToken);

    /// <summary>The one that waits longest, products one after the other; null when none is due.</summary>
    public async Task<ClaimedPicture?> ClaimAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var now = clock.GetUtcNow();
            var found = await Due(now).OrderBy(row => row.DueAt).ThenBy(row => row.ProductId).ThenBy(row => row.Place)
                .Select(row => new { row.ProductId, row.Address, row.Attempts }).FirstOrDefaultAsync(cancellationToken);
            if (found is null) return null;
            var claimed = new ClaimedPicture(found.ProductId, found.Address, found.Attempts + 1, Guid.NewGuid());
            var taken = await db.WriteAsync(
                () => Due(now).Where(row => row.ProductId == found.ProductId && row.Address == found.Address).TakeAsync(
                    claimed.Owner, cancellationToken, set => set.SetProperty(row => row.Attempts, claimed.Attempts)),
                cancellationToken: cancellationToken);
            if (taken == 1) return claimed;
        }
    }

    /// <summary>Renews the worker's lease while it fetches and reads.</summary>
    public HeldLease Hold(ClaimedPicture claimed, CancellationToken cancellationToken) => keeper.Hold<ImportPicture>(
        row => row.ProductId == claimed.ProductId && row.Address == claimed.Address, claimed.Owner, cancellationToken);

    /// <summary>The picture that the address names by its content, when the shop keeps it: then nothing is to be fetched.</summary>
    public async Task<MasterPicture?> KeptAsync(string address, CancellationToken cancellationToken) =>
        PictureAddress.HashIn(address) is { } hash
        ? await db.Set<Picture>().Where(picture => picture.Hash == hash)
            .Select(picture => new MasterPicture(picture.Hash, picture.Width, picture.Height)).SingleOrDefaultAsync(cancellationToken)
        : null;

    /// <summary>Puts it off, or leaves it to a person.</summary>
    /// <param name="isFinal">Another try would fail alike.</param>
    public Task FailAsync(ClaimedPicture claimed, string problem, bool isFinal, CancellationToken cancellationToken)
    {
        var isOver = isFinal || claimed.Attempts > Pauses.Length;
        var (state, dueAt) = isOver
            ? (ImportPictureState.Failed, clock.GetUtcNow())
            : (ImportPictureState.Waiting, clock.GetUtcNow() + Pauses[claimed.Attempts - 1]);
        return db.WriteAsync(
            () => Mine(claimed).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, state).SetProperty(row => row.DueAt, dueAt)
                    .SetProperty(row => row.Problem, PlainText.AtMost(problem, ImportPicture.ProblemLength))
                    .SetProperty(row => row.LeasedBy, (Guid?)null),
                cancellationToken),
            cancellationToken: cancellationToken);
    }

    /// <summary>The row while its lease is this worker's.</summary>
    internal IQueryable<ImportPicture> Mine(ClaimedPicture claimed) => db.Set<ImportPicture>().Where(row =>
        row.ProductId == claimed.ProductId && row.Address == claimed.Address && row.State == ImportPictureState.Waiting
            && row.LeasedBy == claimed.Owner);

    // One that is to wait for longer than its pause was put off before the clock was put back.
    private IQueryable<ImportPicture> Due(DateTimeOffset now)
    {
        var (first, second, third, last) = (now + Pauses[0], now + Pauses[1], now + Pauses[2], now + Pauses[3]);
        return db.Set<ImportPicture>().Where(row => row.State == ImportPictureState.Waiting && row.LeasedBy == null
            && (row.DueAt <= now || row.Attempts == 0 || (row.Attempts == 1 && row.DueAt > first)
                || (row.Attempts == 2 && row.DueAt > second)
                || (row.Attempts == 3 && row.DueAt > third) || row.DueAt > last));
    }
}
