using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Content;

/// <summary>Writes that put something in another's place, or where nothing was.</summary>
internal static class ContentWrites
{
    private const int Attempts = 5;

    /// <summary>
    /// One transaction. Of two that put the first thing into the same place at once, the later one begins again and replaces it.
    /// </summary>
    public static async Task ReplaceAsync(this ShopDbContext db, Func<Task> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await db.WriteAsync(() => DoneAsync(work), cancellationToken: cancellationToken);
                return;
            }
            catch (DbUpdateException error) when (attempt < Attempts && DatabaseErrors.IsDuplicate(error))
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private static async Task<bool> DoneAsync(Func<Task> work)
    {
        await work();
        return true;
    }
}
