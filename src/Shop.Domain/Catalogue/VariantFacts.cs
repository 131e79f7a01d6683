using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

public enum TaxClass { Standard = 0, Food = 1 }
public enum FulfilmentKind { Shipped = 0, Download = 1, Access = 2 }
public sealed record VariantFacts(string Sku, ProductId ProductId, string ProductName, string? OptionLabel, string Slug, string PictureCode, Money ListPrice, TaxClass TaxClass, int WeightGrams, FulfilmentKind FulfilmentKind, bool IsForSale) { public string Description => OptionLabel is null ? ProductName : $"{ProductName}, {OptionLabel}"; }
public sealed class VariantLookup(ShopDbContext db) { public Task<IReadOnlyDictionary<string, VariantFacts>> FindAsync(IReadOnlyCollection<string> skus, string culture, CancellationToken cancellationToken) { _ = db; throw new NotSupportedException(); } }
