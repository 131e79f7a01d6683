namespace Shop.Domain.Catalogue;

/// <summary>Why a category cannot be a part of another.</summary>
public enum CategoryRefusal
{
    UnknownParent,
    BelowItself,
    TooDeep,
}

/// <summary>Which category is a part of which. There are few, so that the whole tree is read at once.</summary>
public sealed class CategoryTree(IEnumerable<(string Code, string? ParentCode)> categories)
{
    /// <summary>Deeper trees are mazes, in menus and in breadcrumbs alike.</summary>
    public const int MaxDepth = 4;

    private readonly Dictionary<string, string?> _parents = categories.ToDictionary(each => each.Code, each => each.ParentCode);

    /// <summary>The category and all that are above it, the top one first.</summary>
    public IReadOnlyList<string> PathTo(string code)
    {
        var path = new List<string>();
        for (var at = code; at is not null && !path.Contains(at); at = _parents.GetValueOrDefault(at)) path.Insert(0, at);
        return path;
    }

    /// <summary>The category and all that are below it.</summary>
    public IReadOnlyList<string> Within(string code) => [.. _parents.Keys.Where(each => PathTo(each).Contains(code))];

    /// <summary>Why the category cannot be a part of that one; null when it can.</summary>
    public CategoryRefusal? Refusal(string code, string? parentCode)
    {
        if (parentCode is null) return null;
        if (!_parents.ContainsKey(parentCode)) return CategoryRefusal.UnknownParent;
        var above = PathTo(parentCode);
        if (above.Contains(code)) return CategoryRefusal.BelowItself;
        return above.Count + HeightOf(code) > MaxDepth ? CategoryRefusal.TooDeep : null;
    }

    private int HeightOf(string code) =>
        Within(code).Select(each => PathTo(each).Count).DefaultIfEmpty(1).Max() - PathTo(code).Count + 1;
}
