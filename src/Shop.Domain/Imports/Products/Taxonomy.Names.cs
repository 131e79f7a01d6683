using Shop.Domain.Catalogue;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports.Products;

/// <summary>How names are found, made and taken back.</summary>
internal sealed partial class Taxonomy
{
    /// <summary>The code of a class that the merchant has, by code or by name. None is made: rates must be entered for it.</summary>
    /// <exception cref="DomainException">There is none.</exception>
    public string TaxClass(string text) =>
        _taxClasses.Find(each => Says(each.Class.Code, text) || Says(each.Name, text))?.Class.Code ?? throw new DomainException(
            $"'{text}' is none of: {string.Join(", ", _taxClasses.Select(each => each.Class.Code))}.");

    private static bool Says(string name, string text) => name.Equals(text, StringComparison.OrdinalIgnoreCase);

    private static string Named(FacetKind kind) => kind switch
    {
        FacetKind.Option => "an option",
        FacetKind.Measurement => "a measurement",
        _ => "an attribute",
    };

    private static Facet Create(FacetKind kind, string code, int position) => kind switch
    {
        FacetKind.Option => Catalogue.Facet.Option(code, position),
        FacetKind.Measurement => Catalogue.Facet.Measurement(code, position),
        _ => Catalogue.Facet.Attribute(code, position),
    };

    private string? Find(NameBook names, string kind, string text)
    {
        var code = names.Find(text, IsOwn);
        if (code is not null && names.SpelledOtherwise(code, text) is { } other)
            _notes.Add($"'{text}' was taken for the {kind} '{other}'.");
        return code;
    }

    private string Free(NameBook names, string kind, string text)
    {
        var code = names.Free(text);
        if (names.Alike(text) is { } other) _notes.Add($"The {kind} '{text}' is new and much like '{other}': its key is {code}.");
        return code;
    }

    private string Make(object entity, MadeName made, NameBook names)
    {
        var (known, isNew) = (names.Count - 1, !_new.Contains(entity));
        if (isNew) _new.Add(entity);
        _made.Add(made);
        _back.Push(() =>
        {
            names.Forget(known);
            _made.Remove(made);
            if (isNew) _new.Remove(entity);
        });
        return made.Code;
    }

    private void Know(Category category, string? text = null)
    {
        _position = Math.Max(_position, category.Position);
        _categories.Know(category.Code, category.Translations.Select(each => each.Name).Prepend(text).OfType<string>().Distinct());
        foreach (var translation in category.Translations) _slugs.Add((translation.Culture, translation.Slug));
    }

    private void Know(Facet facet)
    {
        _facetsByCode[facet.Code] = facet;
        _facets.Know(facet.Code, facet.Translations.Select(text => text.Name).Distinct());
        var values = _values[facet.Code] = new NameBook();
        foreach (var value in facet.Values.OrderBy(value => value.Position).ThenBy(value => value.Code, StringComparer.Ordinal))
            values.Know(value.Code, value.Translations.Select(label => label.Label).Distinct());
    }
}
