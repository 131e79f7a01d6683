using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Pricing;

/// <summary>What staff do to the price books of invited groups.</summary>
public sealed class EditPriceBook(ShopDbContext db)
{
    /// <summary>Makes one with a link of its own; <see cref="SaveResult.Duplicate"/> when the code is taken.</summary>
    public Task<SaveResult> CreateAsync(string code, string name, CancellationToken cancellationToken) =>
        db.StoreAsync(PriceBook.ForInvited(code, name), cancellationToken);

    public Task<SaveResult> RenameAsync(string code, int version, string name, CancellationToken cancellationToken) =>
        db.ChangeAsync(Of(code).IgnoreAutoIncludes(), version, book => book.Rename(name), cancellationToken);

    /// <summary>Makes a new link and lets the old one end, also for those who came by it.</summary>
    public Task<SaveResult> InviteAnewAsync(string code, int version, CancellationToken cancellationToken) =>
        db.ChangeAsync(Of(code).IgnoreAutoIncludes(), version, book => book.InviteAnew(), cancellationToken);

    /// <summary>Sets prices by SKU; null takes one out. <see cref="SaveResult.InUse"/> when a SKU is unknown: none is set then.</summary>
    public Task<SaveResult> PriceAsync(string code, int version, IReadOnlyDictionary<string, Money?> prices, CancellationToken cancellationToken) =>
        db.ChangeAsync(Of(code), version, book => book.Price(prices), cancellationToken);

    /// <summary>Deletes the book with its prices. Orders that were placed by it keep theirs.</summary>
    public Task<SaveResult> DeleteAsync(string code, int version, CancellationToken cancellationToken) =>
        db.DeleteAsync(Of(code), version, cancellationToken);

    private IQueryable<PriceBook> Of(string code) => db.Set<PriceBook>().Where(book => book.Code == code);
}
