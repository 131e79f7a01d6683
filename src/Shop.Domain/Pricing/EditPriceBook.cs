using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Pricing;

/// <summary>What staff do to the price books of invited groups.</summary>
public sealed class EditPriceBook(ShopDbContext db, BaseCurrency baseCurrency)
{
    private const int Chunk = 1000;

    /// <summary>Makes one with a link of its own; <see cref="SaveResult.Duplicate"/> when the code is taken.</summary>
    public Task<SaveResult> CreateAsync(string code, string name, CancellationToken cancellationToken) =>
        db.StoreAsync(PriceBook.ForInvited(code, name, baseCurrency), cancellationToken);

    public Task<SaveResult> RenameAsync(string code, int version, string name, CancellationToken cancellationToken) =>
        db.ChangeAsync(Of(code), version, book => book.Rename(name), cancellationToken);

    /// <summary>Makes a new link and lets the old one end, also for those who came by it.</summary>
    public Task<SaveResult> InviteAnewAsync(string code, int version, CancellationToken cancellationToken) =>
        db.ChangeAsync(Of(code), version, book => book.InviteAnew(), cancellationToken);

    /// <summary>
    /// Sets prices by SKU, if the book has that version; null takes one out. <see cref="SaveResult.InUse"/> when a SKU is
    /// unknown: none is set then.
    /// </summary>
    public Task<SaveResult> PriceAsync(string code, int version, IReadOnlyDictionary<string, Money?> prices,
        CancellationToken cancellationToken) =>
        SetAsync(code, prices, seen => Task.FromResult(seen == version), cancellationToken);

    /// <summary>
    /// Sets one price or takes it out with null. Others may have set other prices of the book since that version, but not
    /// this one to another amount.
    /// </summary>
    public Task<SaveResult> PriceOneAsync(string code, int version, string sku, Money? price, CancellationToken cancellationToken)
    {
        var wanted = price?.Minor;
        return SetAsync(code, new Dictionary<string, Money?> { [sku] = price }, async stored => version >= 0 && version <= stored
            && !await PricesOf(code)
                .AnyAsync(row => row.Sku == sku && row.SetInVersion > version && row.PriceMinor != wanted, cancellationToken),
                cancellationToken);
    }

    /// <summary>Deletes the book with its prices. Orders that were placed by it keep theirs.</summary>
    public Task<SaveResult> DeleteAsync(string code, int version, CancellationToken cancellationToken) =>
        db.DeleteAsync(Of(code), version, cancellationToken);

    // The version is taken first, so that whoever else sets prices of this book waits.
    private async Task<SaveResult> SetAsync(
        string code, IReadOnlyDictionary<string, Money?> prices, Func<int, Task<bool>> mayFollow, CancellationToken cancellationToken)
    {
        await using var rows = await BulkInsert.OpenAsync(db, cancellationToken, roomy: false);
        return await db.TryAsync(async () =>
        {
            var taken = await Of(code)
                .ExecuteUpdateAsync(set => set.SetProperty(stored => stored.Version, stored => stored.Version + 1), cancellationToken);
            if (taken == 0) return SaveResult.Missing;
            var book = await Of(code).AsNoTracking().SingleAsync(cancellationToken);
            if (!await mayFollow(book.Version - 1)) return SaveResult.Stale;
            if (book.GroupCode is { } group) db.Touch(PricingTags.Group(group));
            foreach (var some in prices.Chunk(Chunk)) await ReplaceAsync(book, some, rows, cancellationToken);
            return SaveResult.Saved;
        }, cancellationToken);
    }

    // A sheet mostly holds what is stored already: only what differs is written.
    private async Task ReplaceAsync(PriceBook book, KeyValuePair<string, Money?>[] prices, BulkInsert rows,
        CancellationToken cancellationToken)
    {
        rows.Clear();
        var all = PricesOf(book.Code);
        var skus = prices.Select(price => price.Key).ToList();
        var stored = await all.AsNoTracking().Where(row => skus.Contains(row.Sku))
            .ToDictionaryAsync(row => row.Sku, row => row.PriceMinor, cancellationToken);
        var changed =
            prices.Where(price => stored.TryGetValue(price.Key, out var minor) ? price.Value?.Minor != minor : price.Value is not null)
            .ToList();
        var old = changed.Select(price => price.Key).Where(stored.ContainsKey).ToList();
        if (old.Count > 0) await all.Where(row => old.Contains(row.Sku)).ExecuteDeleteAsync(cancellationToken);
        foreach (var (sku, price) in changed)
            if (price is { } set) rows.Add(book.RowOf(sku, set));
        await rows.WriteAsync(cancellationToken);
    }

    private IQueryable<PriceBookPrice> PricesOf(string code) => db.Set<PriceBookPrice>().Where(row => row.BookCode == code);

    private IQueryable<PriceBook> Of(string code) => db.Set<PriceBook>().Where(book => book.Code == code);
}
