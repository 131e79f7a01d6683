using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Imports.Pictures;
using Shop.Domain.Imports.Products;
using Shop.Domain.Imports.Sheets;
using Shop.Domain.Inventory;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports;

/// <summary>
/// All products as CSV, one row for each variant, as docs/product-csv.md tells. Read page by page inside one snapshot, so memory
/// stays the same for any number of products and stock and prices belong to one moment. Importing it changes nothing.
/// </summary>
public sealed class ProductExport(ShopDbContext db, ShopInFiles shop)
{
    private const int PageSize = 250;

    /// <summary>Writes the file; the number of products written so far goes to <paramref name="progress"/> after each page.</summary>
    public async Task WriteAsync(Stream target, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        await using var snapshot = await db.ReadSnapshotAsync(cancellationToken);
        await using var writer = new StreamWriter(target, leaveOpen: true);
        var columns = SheetField.Columns(shop.Cultures);
        await writer.WriteAsync(CsvRow.Of(columns));
        var (written, last) = (0, "");
        while (await PageAsync(last, cancellationToken) is { Count: > 0 } page)
        {
            var skus = page.SelectMany(product => product.Variants).Select(variant => variant.Sku).ToList();
            var onHand = await db.Set<StockItem>().AsNoTracking().Where(item => skus.Contains(item.Sku))
                .ToDictionaryAsync(item => item.Sku, item => item.OnHand, cancellationToken);
            var related = await db.RelatedCodesAsync(page, cancellationToken);
            var galleries = await Gallery.ReadAsync(db, page.ConvertAll(product => product.Id), shop.PublicUrl, cancellationToken);
            foreach (var row in page.SelectMany(product =>
                Rows(product, ProductTexts.Of(product, onHand, related), galleries.GetValueOrDefault(product.Id),
                    columns))) await writer.WriteAsync(CsvRow.Of(row));
            await writer.FlushAsync(cancellationToken);
            progress?.Report(written += page.Count);
            last = page[^1].Code;
        }
    }

    // Both databases compare the codes as bytes or by their own rules, but each in one way: all that counts is that none is passed by.
    private Task<List<Product>> PageAsync(string last, CancellationToken cancellationToken) =>
        db.Set<Product>().AsNoTracking().AsSplitQuery()
        .Where(product => string.Compare(product.Code, last) > 0).OrderBy(product => product.Code).Take(PageSize)
            .ToListAsync(cancellationToken);

    private IEnumerable<IEnumerable<string>> Rows(Product product, ProductTexts texts, Gallery? gallery, IReadOnlyList<string> columns)
    {
        if (gallery is not null) foreach (var column in columns.Where(SheetField.IsOfPictures)) texts.Fields[column] = gallery.Cell(column);
        var isFirst = true;
        foreach (var variant in texts.Variants.Values.DefaultIfEmpty([]))
        {
            var first = isFirst;
            yield return columns.Select(column => Cell(column, product.Code, first ? texts.Fields : [], variant));
            isFirst = false;
        }
    }

    private string Cell(string column, string code, Dictionary<string, string> fields, Dictionary<string, string> variant)
    {
        if (column == SheetField.Handle) return code;
        if (column == "currency") return variant.Count > 0 ? shop.Currency.Code : "";
        var text = (SheetField.IsOfProduct(column) ? fields : variant).GetValueOrDefault(column, "");
        // A value is kept with its option; the file has a column for that.
        return column.EndsWith("_value", StringComparison.Ordinal) ? text[(text.IndexOf('=', StringComparison.Ordinal) + 1)..] : text;
    }
}
