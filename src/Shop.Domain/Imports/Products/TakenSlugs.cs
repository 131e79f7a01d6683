using Shop.Domain.Catalogue;
using Shop.Domain.Imports.Sheets;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports.Products;

/// <summary>The addresses that other products have, by language: those stored and those given away in this run.</summary>
internal sealed class TakenSlugs
{
    private readonly Dictionary<(string Culture, string Slug), (ProductId? Id, string? Code)> _taken = [];
    private readonly Stack<((string Culture, string Slug) Key, (ProductId? Id, string? Code)? Before)> _back = new();

    /// <summary>A point to go back to.</summary>
    public int Mark() => _back.Count;

    /// <summary>Gives back what was taken since, by a product that is refused.</summary>
    public void Back(int mark)
    {
        while (_back.Count > mark)
        {
            var (key, before) = _back.Pop();
            if (before is { } holder) _taken[key] = holder;
            else _taken.Remove(key);
        }
    }

    /// <summary>Notes what is stored.</summary>
    public void Add(string culture, string slug, ProductId id) => _taken.TryAdd((culture, slug), (id, null));

    public bool TryTake(string culture, string slug, string code, ProductId? id)
    {
        if (_taken.TryGetValue((culture, slug), out var holder) && holder.Code != code && (id is null || holder.Id != id)) return false;
        _back.Push(((culture, slug), _taken.TryGetValue((culture, slug), out var before) ? before : null));
        _taken[(culture, slug)] = (id, code);
        return true;
    }

    /// <summary>Out of the name, with the code behind it where that alone is taken.</summary>
    public string Propose(string culture, string name, string code, ProductId? id)
    {
        foreach (var slug in Candidates(name, code))
            if (slug.Length > 0 && TryTake(culture, slug, code, id)) return slug;
        throw new DomainException($"No address is left for {code}.");
    }

    public static IEnumerable<string> Candidates(string name, string code)
    {
        var slug = CatalogueRules.ProposeSlug(name);
        yield return slug;
        var end = CatalogueRules.ProposeSlug(code.Length <= CatalogueRules.CodeLength ? code : code[..CatalogueRules.CodeLength]);
        var room = CatalogueRules.SlugLength - end.Length - 1;
        yield return $"{(slug.Length <= room ? slug : slug[..room].TrimEnd('-'))}-{end}".Trim('-');
        yield return NewCode.Of($"{name} {code} {slug}");
    }
}
