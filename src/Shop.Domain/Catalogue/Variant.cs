using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>What is bought: it has the SKU and the price. Changed through its <see cref="Product"/> only.</summary>
public sealed class Variant
{
    private readonly List<VariantTranslation> _translations = [];

    private Variant()
    {
    }

    public string Sku { get; private set; } = "";

    public ProductId ProductId { get; private set; }

    /// <summary>Lower comes first; the first is what the product page offers.</summary>
    public int Position { get; private set; }

    /// <summary>List price, tax included, in minor units of <see cref="Currency"/>.</summary>
    public long PriceMinor { get; private set; }

    public Currency Currency { get; private set; }

    public TaxClass TaxClass { get; private set; }

    public int WeightGrams { get; private set; }

    public int? NetGrams { get; private set; }

    public FulfilmentKind FulfilmentKind { get; private set; }

    /// <summary>No longer sold. The row stays, so that carts can say what became of it.</summary>
    public bool IsWithdrawn { get; private set; }

    public int Version { get; private set; }

    public Money Price => new(PriceMinor, Currency);

    public IReadOnlyList<VariantTranslation> Translations => _translations;

    internal static Variant Create(ProductId productId, int position, string sku, Money price, Goods goods)
    {
        if (goods.WeightGrams < 0) throw new DomainException($"{sku} cannot weigh less than nothing.");
        if (goods.NetGrams <= 0) throw new DomainException($"{sku} must hold something, or say nothing of it.");
        var variant = new Variant
        {
            Sku = CatalogueRules.Sku(sku), ProductId = productId, Position = position, TaxClass = goods.TaxClass,
            WeightGrams = goods.WeightGrams, NetGrams = goods.NetGrams, FulfilmentKind = goods.FulfilmentKind,
        };
        variant.Reprice(price);
        return variant;
    }

    internal void Reprice(Money price)
    {
        if (price.Minor < 0) throw new DomainException($"{Sku} cannot have the negative price {price}.");
        (PriceMinor, Currency) = (price.Minor, price.Currency);
        Version++;
    }

    internal void Offer(bool isForSale)
    {
        IsWithdrawn = !isForSale;
        Version++;
    }

    internal void Label(string culture, string label)
    {
        var translation = _translations.Find(existing => existing.Culture == culture);
        if (translation is null) _translations.Add(translation = VariantTranslation.For(Sku, culture));
        translation.Set(label);
        Version++;
    }
}

/// <summary>A variant's option in one language: "100 g". A variant without an option has none.</summary>
public sealed class VariantTranslation
{
    private VariantTranslation()
    {
    }

    public string Sku { get; private set; } = "";

    public string Culture { get; private set; } = "";

    public string Label { get; private set; } = "";

    internal static VariantTranslation For(string sku, string culture) => new() { Sku = sku, Culture = CatalogueRules.Culture(culture) };

    internal void Set(string label) => Label = CatalogueRules.Required(label, "An option's label", CatalogueRules.CodeLength);
}
