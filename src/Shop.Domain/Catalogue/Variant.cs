using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>What is bought: it has the SKU and the price. Changed through its <see cref="Product"/> only.</summary>
public sealed partial class Variant
{
    private readonly List<VariantTranslation> _translations = [];
    private readonly List<VariantValue> _values = [];

    private Variant()
    {
    }

    public string Sku { get; private set; } = "";

    public ProductId ProductId { get; private set; }

    /// <summary>Lower comes first; the first is what the product page offers.</summary>
    public int Position { get; private set; }

    public TaxClass TaxClass { get; private set; }

    public int WeightGrams { get; private set; }

    public ParcelSize ParcelSize { get; private set; }

    /// <summary>
    /// How much is in it, in <see cref="NetUnit"/>: what the price per kilo or litre is reckoned from. Null when it is not sold by amount.
    /// </summary>
    public int? NetAmount { get; private set; }

    public NetUnit NetUnit { get; private set; }

    /// <summary>The number of its barcode.</summary>
    public string? Gtin { get; private set; }

    public FulfilmentKind FulfilmentKind { get; private set; }

    /// <summary>There are as many of it as its stock says; false: it can always be bought, which no parcel can, by constraint.</summary>
    public bool IsStockCounted { get; private set; }

    /// <summary>No longer sold. The row stays, so that carts can say what became of it.</summary>
    public bool IsWithdrawn { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<VariantTranslation> Translations => _translations;

    /// <summary>One value for each of the product's options, once it was chosen.</summary>
    public IReadOnlyList<VariantValue> Values => _values;

    internal static Variant Create(ProductId productId, int position, string sku, Money price, Goods goods, DateTimeOffset now)
    {
        var variant = new Variant { Sku = CatalogueRules.Sku(sku), ProductId = productId, Position = position };
        variant.Hold(goods);
        variant.SetPrice(price);
        variant.FollowPrice(now);
        return variant;
    }

    internal void Hold(Goods goods)
    {
        if (goods.WeightGrams < 0) throw new DomainException($"{Sku} cannot weigh less than nothing.");
        if (goods.NetAmount <= 0) throw new DomainException($"{Sku} must hold something, or say nothing of it.");
        if (goods.FulfilmentKind.NeedsParcel() && !goods.IsStockCounted)
            throw new DomainException($"{Sku} is shipped, so its stock is counted.");
        (TaxClass, WeightGrams, ParcelSize) = (goods.TaxClass, goods.WeightGrams, goods.ParcelSize);
        (FulfilmentKind, IsStockCounted) = (goods.FulfilmentKind, goods.IsStockCounted);
        (NetAmount, NetUnit) = (goods.NetAmount, goods.NetUnit);
        Version++;
    }

    internal void Identify(string? gtin)
    {
        Gtin = gtin is null ? null : Catalogue.Gtin.Checked(gtin);
        Version++;
    }

    internal void MoveTo(int position)
    {
        Position = position;
        Version++;
    }

    internal void Choose(FacetValue chosen)
    {
        var value = _values.Find(existing => existing.FacetCode == chosen.FacetCode);
        if (value is null) _values.Add(value = VariantValue.For(Sku, chosen.FacetCode));
        value.Set(chosen.Code);
        Version++;
    }

    internal void Forget(Func<string, bool> facet)
    {
        if (_values.RemoveAll(value => facet(value.FacetCode)) > 0) Version++;
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

    internal void Unlabel(string culture)
    {
        if (_translations.RemoveAll(existing => existing.Culture == culture) > 0) Version++;
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

    internal void Set(string label) => Label = CatalogueRules.Required(label, "An option's label", CatalogueRules.LabelLength);
}
