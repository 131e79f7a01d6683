using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

public sealed partial class Product
{
    private readonly List<Variant> _variants = [];

    public IReadOnlyList<Variant> Variants => _variants;

    /// <summary>Adds a variant behind the others. Labels are by culture; a product's only variant needs none.</summary>
    /// <exception cref="DomainException">A negative price or weight, a second currency, or a SKU twice.</exception>
    public Product AddVariant(string sku, Money price, Goods goods, DateTimeOffset now, IReadOnlyDictionary<string, string>? labels = null)
    {
        if (_variants.Exists(existing => existing.Sku == sku)) throw new DomainException($"{Code} already has {sku}.");
        CheckCurrency(price, _variants);
        var variant = Variant.Create(Id, _variants.Count, sku, price, goods, now);
        foreach (var (culture, label) in labels ?? new Dictionary<string, string>()) variant.Label(culture, label);
        _variants.Add(variant);
        return Changed();
    }

    /// <exception cref="DomainException">A negative weight, nothing in it, or a parcel whose stock is not counted.</exception>
    public Product Hold(string sku, Goods goods)
    {
        Find(sku).Hold(goods);
        return Changed();
    }

    /// <summary>Says which number its barcode has, or that it has none.</summary>
    /// <exception cref="DomainException">The number's last digit does not check the others.</exception>
    public Product Identify(string sku, string? gtin)
    {
        Find(sku).Identify(gtin);
        return Changed();
    }

    public Product MoveVariant(string sku, int position)
    {
        Find(sku).MoveTo(position);
        return Changed();
    }

    /// <summary>Takes the variant off sale, or puts it back.</summary>
    /// <exception cref="DomainException">Another variant that is offered has the same options.</exception>
    public Product Offer(string sku, bool isForSale)
    {
        Find(sku).Offer(isForSale);
        CheckCombinations();
        return Changed();
    }

    public Product Label(string sku, string culture, string label)
    {
        Find(sku).Label(culture, label);
        return Changed();
    }

    private Variant Find(string sku) =>
        _variants.Find(variant => variant.Sku == sku) ?? throw new DomainException($"{Code} has no variant {sku}.");

    private void CheckCurrency(Money price, IEnumerable<Variant> others)
    {
        if (others.Any(other => other.Currency != price.Currency)) throw new DomainException($"{Code} is sold in one currency.");
    }
}
