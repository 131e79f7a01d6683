using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Pricing;

/// <summary>Reads prices from the price books.</summary>
public sealed class BookPrices(ShopDbContext db, BaseCurrency baseCurrency)
{
    /// <summary>
    /// By SKU: the group's own price in that currency, else everybody's in it. A SKU that is in no matching book is missing;
    /// of several books for the same group the first by code counts.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, Money>> FindAsync(
        IReadOnlyCollection<string> skus, Currency currency, string? groupCode, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, Money>(StringComparer.Ordinal);
        if (skus.Count == 0 || (currency == baseCurrency.Value && groupCode is null)) return found;
        var rows = await (
            from book in db.Set<PriceBook>()
            where book.Currency == currency && (book.GroupCode == null || book.GroupCode == groupCode)
            join price in db.Set<PriceBookPrice>() on book.Code equals price.BookCode
            where skus.Contains(price.Sku)
            orderby book.GroupCode == null ? 1 : 0, book.Code
            select new { price.Sku, price.PriceMinor }).ToListAsync(cancellationToken);
        foreach (var row in rows) found.TryAdd(row.Sku, new Money(row.PriceMinor, currency));
        return found;
    }

    /// <summary>
    /// What is paid by a book that has this price for it, or none: in the variant's currency never more than everybody pays
    /// now, so that a sale is no worse for those who have prices of their own.
    /// </summary>
    public static Money Paid(Money everybodys, Money? own) =>
        own is { } price && (price.Currency != everybodys.Currency || price < everybodys) ? price : everybodys;
}
