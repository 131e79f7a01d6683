namespace Shop.Domain.Catalogue;

/// <summary>What takes a change back: an import that is undone must leave the product as it was before it.</summary>
public sealed partial class Product
{
    /// <summary>Takes the text of one language away; the product is no longer shown in it.</summary>
    public Product Untranslate(string culture)
    {
        _translations.RemoveAll(text => text.Culture == culture);
        _entries.RemoveAll(entry => entry.Culture == culture);
        _searchEntries.RemoveAll(entry => entry.Culture == culture);
        return Changed();
    }

    /// <summary>
    /// Takes a variant out that nobody ever ordered. One that somebody ordered is withdrawn instead (<see cref="Offer"/>).
    /// </summary>
    public Product RemoveVariant(string sku)
    {
        _variants.Remove(Find(sku));
        return Changed();
    }

    /// <summary>Takes the variant's label in one language away.</summary>
    public Product Unlabel(string sku, string culture)
    {
        Find(sku).Unlabel(culture);
        return Changed();
    }

    /// <summary>Lets the variant forget its values of all options, so that others can have them.</summary>
    public Product Unchoose(string sku)
    {
        Find(sku).Forget(_ => true);
        return Changed();
    }

    /// <summary>
    /// Puts back the sale that was, with its own beginning. The history keeps what was applied meanwhile and gets what is
    /// applied from now on, so prior prices stay true.
    /// </summary>
    public Product RestoreSale(string sku, Sale sale, DateTimeOffset now)
    {
        Find(sku).RestoreSale(sale, now);
        return Changed();
    }
}
