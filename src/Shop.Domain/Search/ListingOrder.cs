namespace Shop.Domain.Search;

/// <summary>The numbers of all products in one order, which a page is read off.</summary>
internal sealed class ListingOrder(List<ListedProduct> products, Comparison<ListedProduct> compare)
{
    private readonly List<int> _ordinals = [];
    private readonly Comparer<int> _comparer = Comparer<int>.Create((a, b) => compare(products[a], products[b]));

    public void Fill(IEnumerable<int> ordinals)
    {
        _ordinals.AddRange(ordinals);
        _ordinals.Sort(_comparer);
    }

    /// <summary>False when the product stands where it stood.</summary>
    public bool IsMovedBy(ListedProduct before, ListedProduct after) => compare(before, after) != 0;

    public void Insert(int ordinal) => _ordinals.Insert(~_ordinals.BinarySearch(ordinal, _comparer), ordinal);

    public void Remove(int ordinal) => _ordinals.RemoveAt(_ordinals.BinarySearch(ordinal, _comparer));

    public IEnumerable<int> Read(bool backwards)
    {
        for (var index = 0; index < _ordinals.Count; index++) yield return _ordinals[backwards ? _ordinals.Count - 1 - index : index];
    }

    /// <summary>Those alone, in this order.</summary>
    public List<int> Sort(List<int> some, bool backwards)
    {
        some.Sort(_comparer);
        if (backwards) some.Reverse();
        return some;
    }

    /// <summary>How many products come before the first of which this is false; it is true for a first part of the order.</summary>
    public int CountWhile(Predicate<ListedProduct> isBefore)
    {
        var (low, high) = (0, _ordinals.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (isBefore(products[_ordinals[middle]])) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    public ReadOnlySpan<int> Slice(int from, int to) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_ordinals)[from..Math.Max(from, to)];
}
