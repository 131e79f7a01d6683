using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports.PriceLists;

/// <summary>What came of a sheet; where it was refused, all that is wrong with it.</summary>
public sealed record PriceListResult(SaveResult Result, IReadOnlyList<string> Problems);

/// <summary>
/// Takes a sheet of prices into a price book, whole or not at all. What it does not name stays; an empty price takes the
/// SKU out of the book.
/// </summary>
public sealed class ImportPriceList(ShopDbContext db, EditPriceBook edit)
{
    private const int Chunk = 1000;

    /// <param name="book">As it was shown; <see cref="SaveResult.Stale"/> when somebody changed it since.</param>
    /// <param name="version">Of the book in the form.</param>
    /// <param name="file">Is closed.</param>
    public async Task<PriceListResult> ExecuteAsync(PriceBook book, int version, Stream file, CancellationToken cancellationToken)
    {
        var sheet = PriceListFile.Read(file, book.Currency);
        var problems = sheet.Problems.Count > 0 ? sheet.Problems : await UnknownAsync([.. sheet.Prices.Keys], cancellationToken);
        if (problems.Count > 0) return new PriceListResult(SaveResult.Refused, problems);
        return new PriceListResult(await edit.PriceAsync(book.Code, version, sheet.Prices, cancellationToken), []);
    }

    private async Task<IReadOnlyList<string>> UnknownAsync(IReadOnlyList<string> skus, CancellationToken cancellationToken)
    {
        var unknown = new List<string>();
        foreach (var some in skus.Chunk(Chunk))
        {
            var known = await db.Set<Variant>().Where(variant => some.Contains(variant.Sku)).Select(variant => variant.Sku)
                .ToListAsync(cancellationToken);
            unknown.AddRange(some.Except(known, StringComparer.Ordinal));
        }

        return [.. unknown.Take(PriceListFile.MaxProblems).Select(sku => $"The shop has no SKU {PlainText.AtMost(sku, 40)}.")];
    }
}
