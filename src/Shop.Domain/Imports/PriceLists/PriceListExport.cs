using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports.PriceLists;

/// <summary>
/// Everything that is sold, with what everybody pays now and the price of a book beside it: a sheet to fill in.
/// Read page by page, so memory stays the same for any number of products.
/// </summary>
public sealed class PriceListExport(ShopDbContext db, TimeProvider clock)
{
    private const int PageSize = 1000;

    public async Task WriteAsync(PriceBook book, Stream target, CancellationToken cancellationToken)
    {
        await using var snapshot = await db.ReadSnapshotAsync(cancellationToken);
        await using var writer = new StreamWriter(target, leaveOpen: true);
        await writer.WriteAsync(CsvRow.Of(PriceListFile.Columns));
        var last = "";
        while (await PageAsync(book.Code, last, cancellationToken) is { Count: > 0 } page)
        {
            var now = clock.GetUtcNow();
            foreach (var row in page)
                await writer.WriteAsync(
                    CsvRow.Of([row.Variant.Sku, row.Description, row.Variant.PriceAt(now).ToDecimalText(), row.Own is { } own
                    ? new Money(own, book.Currency).ToDecimalText()
                    : ""]));
            await writer.FlushAsync(cancellationToken);
            last = page[^1].Variant.Sku;
        }
    }

    private Task<List<Row>> PageAsync(string book, string last, CancellationToken cancellationToken) => (
        from variant in db.Set<Variant>().AsNoTracking().IgnoreAutoIncludes()
        where !variant.IsWithdrawn && string.Compare(variant.Sku, last) > 0
        join product in db.Set<Product>().IgnoreAutoIncludes() on variant.ProductId equals product.Id
        from price in db.Set<PriceBookPrice>().Where(price => price.BookCode == book && price.Sku == variant.Sku).DefaultIfEmpty()
        from text in db.Set<ProductTranslation>()
            .Where(text => text.ProductId == variant.ProductId && text.Culture == Language.FallbackCode).DefaultIfEmpty()
        from label in db.Set<VariantTranslation>()
            .Where(label => label.Sku == variant.Sku && label.Culture == Language.FallbackCode).DefaultIfEmpty()
        orderby variant.Sku
        select new Row(variant, text.Name ?? product.Code, label.Label, price == null ? null : price.PriceMinor))
        .Take(PageSize).ToListAsync(cancellationToken);

    private sealed record Row(Variant Variant, string Name, string? Label, long? Own)
    {
        public string Description => Label is null ? Name : $"{Name}, {Label}";
    }
}
