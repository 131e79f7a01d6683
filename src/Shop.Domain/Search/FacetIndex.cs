using System.Runtime.InteropServices;
using Shop.Domain.Shared;

namespace Shop.Domain.Search;

/// <summary>
/// The index itself: products by number, a set of numbers for each term, all numbers in each order. One thread at a time
/// changes it and nobody reads it meanwhile; <see cref="ListingIndex"/> sees to that.
/// </summary>
internal sealed class FacetIndex
{
    private readonly List<ListedProduct> _products = [];
    private readonly Dictionary<ProductId, int> _ordinals = [];
    private readonly Dictionary<Term, int> _terms = [];
    private readonly List<OrdinalSet> _sets = [];
    private readonly Dictionary<string, ListingOrder> _names = [];
    private readonly EntryOrdinals _entries = new();
    private readonly ListingOrder _byPosition;
    private readonly ListingOrder _byAge;
    private readonly ListingOrder _bySales;

    public FacetIndex()
    {
        _byPosition = new ListingOrder(_products, ListingOrders.ByPosition);
        _byAge = new ListingOrder(_products, ListingOrders.ByAge);
        _bySales = new ListingOrder(_products, ListingOrders.BySales);
        ByPrice = new ListingOrder(_products, ListingOrders.ByPrice);
    }

    public ListingOrder ByPrice { get; }

    public int Count => _ordinals.Count;

    public int Words => OrdinalSet.WordsFor(_products.Count);

    private IEnumerable<ListingOrder> Orders => [_byPosition, _byAge, _bySales, ByPrice, .. _names.Values];

    /// <summary>The term's number, a new one when it was never seen.</summary>
    public int NumberOf(Term term)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_terms, term, out var known);
        if (known) return number;
        _sets.Add(new OrdinalSet());
        return number = _sets.Count - 1;
    }

    /// <summary>Null for a term that no product ever had.</summary>
    public int? KnownNumberOf(Term term) => _terms.TryGetValue(term, out var number) ? number : null;

    /// <summary>Null for a term that no product ever had.</summary>
    public OrdinalSet? Having(Term term) => KnownNumberOf(term) is { } number ? _sets[number] : null;

    public ProductId IdOf(int ordinal) => _products[ordinal].Id;

    public ListedProduct ProductAt(int ordinal) => _products[ordinal];

    /// <summary>The products of the language's search entries, for <see cref="EntryOrdinals.Of"/>.</summary>
    public ReadOnlySpan<int> EntriesIn(string culture) => _entries.In(culture);

    /// <summary>The order and whether it is read from its end; null for a language in which nothing is listed.</summary>
    public (ListingOrder Order, bool Backwards)? OrderOf(ListingSort sort, string culture) => sort switch
    {
        ListingSort.Newest => (_byAge, true),
        ListingSort.BestSelling => (_bySales, false),
        ListingSort.PriceAscending => (ByPrice, false),
        ListingSort.PriceDescending => (ByPrice, true),
        ListingSort.Name => _names.TryGetValue(culture, out var order) ? (order, false) : null,
        _ => (_byPosition, false),
    };

    /// <summary>Adds very many at once to an empty index.</summary>
    public void Fill(IEnumerable<ListedProduct> products)
    {
        foreach (var product in products) Classify(Append(product), [], product.Terms);
        foreach (var culture in _products.SelectMany(CulturesOf).Distinct())
            _names[culture] = new ListingOrder(_products, ListingOrders.ByName(culture));
        foreach (var order in Orders) order.Fill(_ordinals.Values);
    }

    /// <summary>Adds the product, or brings it up to date.</summary>
    public void Put(ListedProduct product)
    {
        AddLanguages(CulturesOf(product));
        if (!_ordinals.TryGetValue(product.Id, out var ordinal))
        {
            ordinal = Append(product);
            Classify(ordinal, [], product.Terms);
            foreach (var order in Orders) order.Insert(ordinal);
            return;
        }

        var before = _products[ordinal];
        var moved = Orders.Where(order => order.IsMovedBy(before, product)).ToList();
        moved.ForEach(order => order.Remove(ordinal));
        _products[ordinal] = product;
        _entries.Put(product.Texts, ordinal);
        moved.ForEach(order => order.Insert(ordinal));
        Classify(ordinal, before.Terms, product.Terms);
    }

    /// <summary>Takes the product out of all sets and orders. Its number is not given again until the index is built anew.</summary>
    public void Remove(ProductId id)
    {
        if (!_ordinals.Remove(id, out var ordinal)) return;
        foreach (var order in Orders) order.Remove(ordinal);
        _entries.Put(_products[ordinal].Texts, null);
        Classify(ordinal, _products[ordinal].Terms, []);
    }

    private static IEnumerable<string> CulturesOf(ListedProduct product) => product.Texts.Select(text => text.Culture);

    private int Append(ListedProduct product)
    {
        _products.Add(product);
        _entries.Put(product.Texts, _products.Count - 1);
        return _ordinals[product.Id] = _products.Count - 1;
    }

    private void AddLanguages(IEnumerable<string> cultures)
    {
        foreach (var culture in cultures.Where(culture => !_names.ContainsKey(culture)).ToList())
            (_names[culture] = new ListingOrder(_products, ListingOrders.ByName(culture))).Fill(_ordinals.Values);
    }

    private void Classify(int ordinal, int[] before, int[] after)
    {
        foreach (var term in before.Except(after)) _sets[term].Remove(ordinal);
        foreach (var term in after.Except(before)) _sets[term].Add(ordinal);
    }
}
