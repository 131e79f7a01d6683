using Shop.Domain.Imports.Sheets;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports.Products;

/// <summary>
/// The names of one kind (categories, brands, facets, the values of a facet) with their keys. A name is found whatever its case and
/// accents; two names that make the same key are two. What was added since a point can be taken out again.
/// </summary>
internal sealed class NameBook
{
    private readonly Dictionary<string, string> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _names = new(StringComparer.Ordinal);
    private readonly Stack<(string Code, List<string> Keys)> _added = new();

    public int Count => _added.Count;

    public bool Has(string code) => _names.ContainsKey(code);

    /// <summary>Notes what something of that key is called.</summary>
    public void Know(string code, IEnumerable<string> names)
    {
        var keys = new List<string>();
        _names[code] = [.. names];
        foreach (var key in _names[code].Select(Key))
            if (_codes.TryAdd(key, code)) keys.Add(key);
        _added.Push((code, keys));
    }

    /// <summary>Takes out what was noted behind the first so many.</summary>
    public void Forget(int count)
    {
        while (_added.Count > count)
        {
            var (code, keys) = _added.Pop();
            _names.Remove(code);
            keys.ForEach(key => _codes.Remove(key));
        }
    }

    /// <summary>The key of what is meant by a text, or null.</summary>
    /// <param name="text">A name; a key too where the file is the shop's own.</param>
    /// <param name="isOwn">The shop's own files may say the key.</param>
    public string? Find(string text, bool isOwn)
    {
        if (isOwn && _names.ContainsKey(text)) return text;
        if (_codes.TryGetValue(Key(text), out var known)) return known;
        if (isOwn && _names.ContainsKey(text.ToLowerInvariant())) return text.ToLowerInvariant();
        // It was made under this name once and called otherwise since: then none of its names makes the key any more.
        var code = NewCode.Of(text);
        return _names.TryGetValue(code, out var names) && names.TrueForAll(name => NewCode.Of(name) != code) ? code : null;
    }

    /// <summary>A free key for a new name.</summary>
    public string Free(string text) => NewCode.Free(text, _names.ContainsKey);

    /// <summary>What has the key that the text would have had, when it is another name; else null.</summary>
    public string? Alike(string text) => _names.TryGetValue(NewCode.Of(text), out var names) && names.Count > 0 ? names[0] : null;

    /// <summary>How what was found is called, where the text differs from that by more than its case; else null.</summary>
    public string? SpelledOtherwise(string code, string text) =>
        code.Equals(text, StringComparison.OrdinalIgnoreCase) || !_names.TryGetValue(code, out var names)
            || names.Exists(name => name.Equals(text, StringComparison.OrdinalIgnoreCase))
            ? null : names.Find(name => Key(name) == Key(text));

    private static string Key(string text) => PlainText.SearchKey(text);
}
