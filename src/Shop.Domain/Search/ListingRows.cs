using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Inventory;
using Shop.Domain.Persistence;
using Shop.Domain.Recommendations;
using Shop.Domain.Shared;

namespace Shop.Domain.Search;

/// <summary>Reads what the index keeps, one statement for each table: of all products, or of some.</summary>
internal sealed class ListingRows(
    ShopDbContext db, IReadOnlyCollection<ProductId>? only, Func<Term, int> numberOf, IReadOnlyList<PriceRange> prices)
{
    private readonly Dictionary<ProductId, List<int>> _terms = [];
    private readonly Dictionary<ProductId, long> _sales = [];
    private readonly Dictionary<ProductId, long> _lowest = [];

    /// <summary>
    /// The products, with their terms numbered at once: as texts they would be most of the memory. One that is listed in no language is
    /// left out.
    /// </summary>
    public async Task<List<ListedProduct>> ReadAsync(CancellationToken cancellationToken)
    {
        await ReadTermsAsync(cancellationToken);
        await foreach (var row in Of(db.Set<ProductCount>(), row => row.ProductId).Select(row => new { row.ProductId, row.Count })
            .AsAsyncEnumerable().WithCancellation(cancellationToken))
            _sales[row.ProductId] = row.Count;
        var products = new List<ListedProduct>();
        var entries = new List<EntryRow>();
        await foreach (var entry in Entries().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (entries.Count > 0 && entries[0].Id != entry.Id) Finish(products, entries);
            entries.Add(entry);
        }

        if (entries.Count > 0) Finish(products, entries);
        return products;
    }

    private IQueryable<EntryRow> Entries() =>
        from entry in Of(db.Set<ListingEntry>(), entry => entry.ProductId)
        where entry.ShownIn != null
        from search in db.Set<SearchEntry>().Where(search => search.ProductId == entry.ProductId && search.Culture == entry.Culture)
            .DefaultIfEmpty()
        orderby entry.ProductId
        select new EntryRow(
            entry.ProductId, entry.Culture, (long?)search.Number, entry.CategoryCode, entry.Position, entry.ListedAt,
                entry.LowestPriceMinor, entry.NameKey, entry.TagKey);

    private async Task ReadTermsAsync(CancellationToken cancellationToken)
    {
        await AddAsync(Of(db.Set<Product>(), product => product.Id).IgnoreAutoIncludes().Where(product => product.BrandCode != null)
            .Select(product => new TermRow(product.Id, ListingParameters.Brand, product.BrandCode!)), cancellationToken);
        await AddAsync(Of(db.Set<ProductValue>(), value => value.ProductId)
            .Select(value => new TermRow(value.ProductId, value.FacetCode, value.ValueCode)), cancellationToken, ListingParameters.Of);
        var offered = Of(db.Set<Variant>(), variant => variant.ProductId).IgnoreAutoIncludes().Where(variant => !variant.IsWithdrawn);
        await AddAsync(
            from variant in offered
            join value in db.Set<VariantValue>() on variant.Sku equals value.Sku
            select new TermRow(variant.ProductId, value.FacetCode, value.ValueCode), cancellationToken, ListingParameters.Of);
        await ReadStockAsync(offered, cancellationToken);
    }

    // Cards name the lowest price of what is there: lists are sorted and narrowed by that one.
    private async Task ReadStockAsync(IQueryable<Variant> offered, CancellationToken cancellationToken)
    {
        var inStock = new Term(ListingParameters.Stock, ListingParameters.InStock);
        var rows =
            from variant in offered
            where !variant.IsStockCounted || db.Set<StockItem>().Any(item => item.Sku == variant.Sku && item.OnHand > item.Allocated)
            select new { variant.ProductId, variant.AppliedSince, variant.AppliedMinor, variant.PriceMinor };
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            Add(row.ProductId, numberOf(inStock));
            var price = Variant.ListedAt(row.AppliedSince, row.AppliedMinor, row.PriceMinor);
            _lowest[row.ProductId] = Math.Min(price, _lowest.GetValueOrDefault(row.ProductId, long.MaxValue));
        }
    }

    private async Task AddAsync(IQueryable<TermRow> rows, CancellationToken cancellationToken, Func<string, string>? parameterOf = null)
    {
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
            Add(row.Id, numberOf(new Term(parameterOf is null ? row.Facet : parameterOf(row.Facet), row.Value)));
    }

    private void Add(ProductId id, int term)
    {
        if (!_terms.TryGetValue(id, out var terms)) _terms[id] = terms = [];
        terms.Add(term);
    }

    private void Finish(List<ListedProduct> products, List<EntryRow> entries)
    {
        var (id, first) = (entries[0].Id, entries[0]);
        var lowest = _lowest.Remove(id, out var inStock) ? inStock : first.LowestMinor;
        IEnumerable<Term> terms =
        [
            new Term(ListingParameters.Category, first.CategoryCode),
            .. entries.Select(entry => Term.ShownIn(entry.Culture)),
            .. first.TagKey.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(tag => new Term(ListingParameters.Tag, tag)),
            .. prices.Index().Where(range => range.Item.Holds(lowest))
                .Select(range => new Term(ListingParameters.Price, ListingNames.PriceTerm(range.Index))),
        ];
        products.Add(new ListedProduct(
            id, first.Position, first.ListedAt.ToUnixTimeMilliseconds(), lowest, _sales.GetValueOrDefault(id),
            [.. entries.Select(entry => new ListedText(string.Intern(entry.Culture), entry.NameKey, entry.Number))],
            [.. _terms.GetValueOrDefault(id, []).Concat(terms.Select(numberOf)).Distinct()]));
        _terms.Remove(id);
        entries.Clear();
    }

    private IQueryable<T> Of<T>(IQueryable<T> rows, System.Linq.Expressions.Expression<Func<T, ProductId>> id) where T : class
    {
        if (only is null) return rows.AsNoTracking();
        var wanted = only.ToList();
        System.Linq.Expressions.Expression<Func<ProductId, bool>> isWanted = each => wanted.Contains(each);
        var body = System.Linq.Expressions.Expression.Invoke(isWanted, id.Body);
        return rows.AsNoTracking().Where(System.Linq.Expressions.Expression.Lambda<Func<T, bool>>(body, id.Parameters));
    }

    private sealed record EntryRow(
        ProductId Id, string Culture, long? Number, string CategoryCode, int Position, DateTimeOffset ListedAt, long LowestMinor,
            string NameKey, string TagKey);

    private sealed record TermRow(ProductId Id, string Facet, string Value);
}
