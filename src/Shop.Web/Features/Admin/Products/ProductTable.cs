using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Inventory;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Web.Features.Admin.Products;

/// <summary>What staff ask the list for, as it stands in the address.</summary>
public sealed record ProductQuery(string? Q, string? Status, string? Category, string? Brand, bool SoldOut, string? After, string? Before);

/// <summary>A row of the list: prices are those applied now, stock is what can be sold of all variants.</summary>
public sealed record ProductRow(
    string Code, string Name, string CategoryCode, string? BrandCode, bool IsPublished, DateTimeOffset? PublishAt,
    int Variants, Money? Lowest, Money? Highest, int? Available);

/// <summary>One page and the codes that its neighbours lie beyond.</summary>
public sealed record ProductRows(IReadOnlyList<ProductRow> Rows, string? Previous, string? Next);

/// <summary>The staff's list of products, by code and paged by it: page 2,000 costs what page 1 costs, and nothing is counted.</summary>
public sealed class ProductTable(ShopDbContext db)
{
    private const int Size = 50;

    public async Task<ProductRows> ReadAsync(ProductQuery query, CancellationToken cancellationToken)
    {
        var products = Filter(query);
        var goingBack = !string.IsNullOrEmpty(query.Before);
        var ordered = goingBack
            ? products.Where(product => string.Compare(product.Code, query.Before) < 0).OrderByDescending(product => product.Code)
            : string.IsNullOrEmpty(query.After) ? products.OrderBy(product => product.Code)
            : products.Where(product => string.Compare(product.Code, query.After) > 0).OrderBy(product => product.Code);
        var heads = await ordered.Take(Size + 1).Select(product => new Head(
            product.Id, product.Code, product.CategoryCode, product.BrandCode, product.IsPublished, product.PublishAt))
                .ToListAsync(cancellationToken);
        var hasMore = heads.Count > Size;
        if (hasMore) heads.RemoveAt(Size);
        if (goingBack) heads.Reverse();
        var rows = await RowsAsync(heads, cancellationToken);
        var (previous, next) = goingBack ? (hasMore, true) : (!string.IsNullOrEmpty(query.After), hasMore);
        return new ProductRows(rows, previous && rows.Count > 0 ? rows[0].Code : null, next && rows.Count > 0 ? rows[^1].Code : null);
    }

    private IQueryable<Product> Filter(ProductQuery query)
    {
        var products = ProductSearch.Matching(db, db.Set<Product>().AsNoTracking().IgnoreAutoIncludes(), query.Q);
        products = query.Status switch
        {
            "published" => products.Where(product => product.IsPublished),
            "scheduled" => products.Where(product => product.PublishAt != null),
            "draft" => products.Where(product => !product.IsPublished && product.PublishAt == null),
            _ => products,
        };
        if (!string.IsNullOrEmpty(query.Category)) products = products.Where(product => product.CategoryCode == query.Category);
        if (!string.IsNullOrEmpty(query.Brand)) products = products.Where(product => product.BrandCode == query.Brand);
        return query.SoldOut
            ? products.Where(product => !db.Set<Variant>().Any(variant => variant.ProductId == product.Id && !variant.IsWithdrawn
            && (!variant.IsStockCounted
                || db.Set<StockItem>().Any(item => item.Sku == variant.Sku && item.OnHand > item.Allocated)))) : products;
    }

    private async Task<List<ProductRow>> RowsAsync(List<Head> heads, CancellationToken cancellationToken)
    {
        var ids = heads.ConvertAll(head => head.Id);
        var names = await db.Set<ProductTranslation>().Where(text => ids.Contains(text.ProductId))
            .Select(text => new { text.ProductId, text.Culture, text.Name }).ToListAsync(cancellationToken);
        var variants = (await (
            from variant in db.Set<Variant>().IgnoreAutoIncludes()
            where ids.Contains(variant.ProductId) && !variant.IsWithdrawn
            from item in db.Set<StockItem>().Where(item => item.Sku == variant.Sku).DefaultIfEmpty()
            select new Offer(variant.ProductId, variant.AppliedMinor, variant.Currency,
                variant.IsStockCounted ? (int?)item.OnHand - (int?)item.Allocated ?? 0 : null))
            .ToListAsync(cancellationToken)).ToLookup(variant => variant.ProductId);
        return heads.ConvertAll(head => head.ToRow(
            names.Where(text => text.ProductId == head.Id).OrderBy(text => text.Culture == Language.FallbackCode ? 0 : 1).FirstOrDefault()
                ?.Name ?? head.Code, [.. variants[head.Id]]));
    }

    private sealed record Offer(ProductId ProductId, long PriceMinor, Currency Currency, int? Available);

    private sealed record Head(ProductId Id, string Code, string CategoryCode, string? BrandCode, bool IsPublished,
        DateTimeOffset? PublishAt)
    {
        public ProductRow ToRow(string name, List<Offer> offers) => new(
            Code, name, CategoryCode, BrandCode, IsPublished, PublishAt, offers.Count,
            offers.Count == 0 ? null : new Money(offers.Min(offer => offer.PriceMinor), offers[0].Currency),
            offers.Count == 0 ? null : new Money(offers.Max(offer => offer.PriceMinor), offers[0].Currency),
            offers.Exists(offer => offer.Available is null) ? null : offers.Sum(offer => offer.Available));
    }
}
