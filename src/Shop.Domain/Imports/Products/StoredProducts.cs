using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Imports.Pictures;
using Shop.Domain.Imports.Sheets;
using Shop.Domain.Inventory;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports.Products;

/// <summary>What is stored of the products of a batch, read in a few statements for all of them.</summary>
internal sealed class StoredProducts
{
    private readonly Dictionary<string, StoredProduct> _byCode = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StoredProduct> _bySku = new(StringComparer.Ordinal);

    private readonly Dictionary<ProductId, Gallery> _galleries = [];
    private IReadOnlyDictionary<ProductId, string> _relatedCodes = new Dictionary<ProductId, string>();
    private IReadOnlyDictionary<string, ProductId> _named = new Dictionary<string, ProductId>();

    private StoredProducts()
    {
    }

    public IReadOnlyList<ProductId> Ids => [.. _byCode.Values.Select(stored => stored.Product.Id)];

    /// <summary>SKUs of the batch that have a stock row, though no product has them any more.</summary>
    public Dictionary<string, int> OnHand { get; } = new(StringComparer.Ordinal);

    /// <param name="tracked">The products are to be changed.</param>
    public static async Task<StoredProducts> ReadAsync(ShopDbContext db, IReadOnlyList<SheetProduct> sheets, bool tracked,
        CancellationToken cancellationToken)
    {
        var skus = sheets.SelectMany(sheet => sheet.Rows).Select(row => PlainText.Clean(row[SheetField.Sku])).Where(CatalogueRules.IsSku)
            .Distinct().ToList();
        var codes = sheets.Select(sheet => sheet.Code).Where(CatalogueRules.IsCode).Distinct().ToList();
        var ids = await db.Set<Product>().Where(product => codes.Contains(product.Code)).Select(product => product.Id)
            .Union(db.Set<Variant>().Where(variant => skus.Contains(variant.Sku)).Select(variant => variant.ProductId))
                .ToListAsync(cancellationToken);
        return await ReadAsync(db, ids, skus, tracked, cancellationToken);
    }

    /// <summary>The items' products, to be changed, and which of those that are to be shown beside them are there.</summary>
    public static async Task<StoredProducts> ReadAsync(ShopDbContext db, IReadOnlyList<ImportItem> items,
        CancellationToken cancellationToken)
    {
        var ids = await db.ProductIdsAsync([.. items.Select(item => item.Code).Distinct()], cancellationToken);
        var stored = await ReadAsync(db, [.. ids.Values], [], tracked: true, cancellationToken);
        var named = items.Select(item => RelatedText.In(item.Changes)).OfType<FieldChange>()
            .SelectMany(change => RelatedText.Read($"{change.Old} {change.New}")).Distinct().ToList();
        stored._named = await db.ProductIdsAsync(named, cancellationToken);
        return stored;
    }

    private static async Task<StoredProducts> ReadAsync(ShopDbContext db, List<ProductId> ids, List<string> skus, bool tracked,
        CancellationToken cancellationToken)
    {
        var stored = new StoredProducts();
        var query = db.Set<Product>().Where(product => ids.Contains(product.Id)).AsSplitQuery();
        var products = ids.Count == 0 ? [] : await (tracked ? query.AsTracking() : query.AsNoTracking()).ToListAsync(cancellationToken);
        var all = products.SelectMany(product => product.Variants).Select(variant => variant.Sku).Union(skus).ToList();
        foreach (var item in await db.Set<StockItem>().AsNoTracking().Where(item => all.Contains(item.Sku)).ToListAsync(cancellationToken))
            stored.OnHand[item.Sku] = item.OnHand;
        stored._relatedCodes = await db.RelatedCodesAsync(products, cancellationToken);
        foreach (var product in products) stored.Add(product);
        return stored;
    }

    /// <summary>Reads a product as it is stored, whatever was tried on the copy that is here.</summary>
    public async Task ReadAgainAsync(ShopDbContext db, ProductId id, CancellationToken cancellationToken) =>
        Add(await db.Set<Product>().AsNoTracking().AsSplitQuery().SingleAsync(product => product.Id == id, cancellationToken));

    /// <summary>Reads the products' galleries, where the sheets speak of pictures.</summary>
    public async Task ReadGalleriesAsync(ShopDbContext db, IReadOnlyList<SheetProduct> sheets, string publicUrl,
        CancellationToken cancellationToken)
    {
        var ids = Ids;
        if (ids.Count == 0 || sheets.All(sheet => sheet.Rows[0][SheetField.Pictures].Length == 0)) return;
        foreach (var (id, gallery) in await Gallery.ReadAsync(db, ids, publicUrl, cancellationToken)) _galleries[id] = gallery;
        foreach (var row in await db.Set<ImportPicture>().AsNoTracking().Where(row => ids.Contains(row.ProductId))
            .ToListAsync(cancellationToken)) GalleryOf(row.ProductId).Know(row);
    }

    /// <summary>Empty for a product without pictures, and where no sheet speaks of them.</summary>
    public Gallery GalleryOf(ProductId? id)
    {
        if (id is not { } known) return new Gallery([]);
        if (!_galleries.TryGetValue(known, out var gallery)) _galleries[known] = gallery = new Gallery([]);
        return gallery;
    }

    /// <summary>A related text without the products that are not there; known where the items' were read.</summary>
    public string AsFarAsThere(string related) => string.Join(' ', RelatedText.Read(related).Where(_named.ContainsKey));

    /// <summary>The products of a related text that are there, in its order; known where the items' were read.</summary>
    public IReadOnlyList<ProductId> IdsOf(string related) =>
        [.. RelatedText.Read(related).Where(_named.ContainsKey).Select(code => _named[code])];

    public StoredProduct? Of(string code) => _byCode.GetValueOrDefault(code);

    public StoredProduct? OwnerOf(string sku) => _bySku.GetValueOrDefault(sku);

    /// <summary>The product that a sheet is about: in a list the one that has the SKU, else the one of that handle.</summary>
    public StoredProduct? Of(SheetProduct sheet) =>
        sheet.Format == SheetFormat.List && PlainText.Clean(sheet.Rows[0][SheetField.Sku]) is var sku
            ? OwnerOf(sku) ?? Of(sheet.Code)
            : Of(sheet.Handle);

    /// <summary>Reads a changed product's texts anew, for the next sheet that is about it.</summary>
    public StoredProduct Add(Product product)
    {
        var stored = new StoredProduct(product, ProductTexts.Of(product, OnHand, _relatedCodes));
        _byCode[product.Code] = stored;
        foreach (var variant in product.Variants) _bySku[variant.Sku] = stored;
        return stored;
    }

    /// <summary>Notes the addresses that products have which these sheets may want.</summary>
    public static async Task<TakenSlugs> SlugsAsync(ShopDbContext db, IReadOnlyList<SheetProduct> sheets, TakenSlugs slugs,
        CancellationToken cancellationToken)
    {
        var wanted = sheets.SelectMany(Candidates).Where(CatalogueRules.IsSlug).Distinct().ToList();
        // In parts: databases take so many parameters and no more.
        foreach (var part in wanted.Chunk(500))
            foreach (var text in await db.Set<ProductTranslation>().AsNoTracking().Where(text => part.Contains(text.Slug))
                .Select(text => new { text.Culture, text.Slug, text.ProductId }).ToListAsync(cancellationToken))
                slugs.Add(text.Culture, text.Slug, text.ProductId);
        return slugs;
    }

    private static IEnumerable<string> Candidates(SheetProduct sheet)
    {
        var code = sheet.Code;
        var names = sheet.Rows[0].Cells.Where(cell => cell.Key.StartsWith("name:", StringComparison.Ordinal)).Select(cell => cell.Value)
            .Append(code);
        return names.SelectMany(name => TakenSlugs.Candidates(name, code))
            .Concat(sheet.Rows[0].Cells.Where(cell => cell.Key.StartsWith("slug:", StringComparison.Ordinal))
                .Select(cell => cell.Value.Trim()));
    }
}
