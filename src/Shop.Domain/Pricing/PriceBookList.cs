using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Pricing;

/// <summary>A price book and how many SKUs have a price in it.</summary>
public sealed record CountedPriceBook(PriceBook Book, int Prices);

/// <summary>A price of a book beside what everybody pays for it now. Tax included.</summary>
public sealed record ListedPrice(SellableVariant Variant, Money Price)
{
    /// <summary>Everybody pays as little or less, so this price does nothing now.</summary>
    public bool IsIdle => Price.Currency == Variant.ListPrice.Currency && Price >= Variant.ListPrice;
}

/// <summary>Reads price books: for staff, and for somebody who was given a book's link.</summary>
public sealed class PriceBookList(ShopDbContext db, VariantLookup variants)
{
    public const int Size = 50;

    // More books than that are no list to choose from.
    private const int Max = 500;

    public async Task<IReadOnlyList<CountedPriceBook>> AllAsync(CancellationToken cancellationToken) =>
        await Books.OrderBy(book => book.Code).Take(Max)
            .Select(book => new CountedPriceBook(book, db.Set<PriceBookPrice>().Count(price => price.BookCode == book.Code)))
            .ToListAsync(cancellationToken);

    /// <summary>Without its prices.</summary>
    public Task<PriceBook?> FindAsync(string code, CancellationToken cancellationToken) =>
        Books.SingleOrDefaultAsync(book => book.Code == code, cancellationToken);

    /// <summary>The book whose link holds this secret, without its prices; null for any other text.</summary>
    public async Task<PriceBook?> ByInvitationAsync(string? invitation, CancellationToken cancellationToken) =>
        SecretToken.IsOne(invitation) ? await Books.SingleOrDefaultAsync(book => book.Invitation == invitation, cancellationToken) : null;

    /// <summary>Prices by SKU that begin so, after that SKU. One more than <see cref="Size"/> when there is a next page.</summary>
    public async Task<IReadOnlyList<ListedPrice>> PricesAsync(PriceBook book, string? beginning, string? after,
        CancellationToken cancellationToken)
    {
        var prices = db.Set<PriceBookPrice>().AsNoTracking().Where(price => price.BookCode == book.Code);
        if (PlainText.Clean(beginning) is { Length: > 0 } prefix) prices = prices.Where(price => price.Sku.StartsWith(prefix));
        if (PlainText.Clean(after) is { Length: > 0 } place) prices = prices.Where(price => string.Compare(price.Sku, place) > 0);
        var rows = await prices.OrderBy(price => price.Sku).Take(Size + 1).ToListAsync(cancellationToken);
        var facts = await variants.FindAsync(rows.ConvertAll(row => row.Sku), Language.FallbackCode, cancellationToken);
        return [.. rows.Where(row => facts.ContainsKey(row.Sku))
            .Select(row => new ListedPrice(facts[row.Sku], new Money(row.PriceMinor, book.Currency)))];
    }

    private IQueryable<PriceBook> Books => db.Set<PriceBook>().AsNoTracking();
}
