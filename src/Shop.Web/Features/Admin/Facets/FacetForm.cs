using Shop.Domain.Catalogue;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Facets;

/// <summary>An option or attribute with its values, as the fields of one form.</summary>
internal static class FacetForm
{
    public const string Id = "facet";

    public static IReadOnlyList<(string Value, string Text)> Kinds { get; } =
    [
        ("option", "Option: variants differ in it"), ("attribute", "Attribute: describes a product"),
        ("measurement", "Measurement: describes a product by an amount"),
    ];

    /// <summary>Empty rows for values to come.</summary>
    public static IReadOnlyList<string> EmptyRows { get; } = ["+1", "+2", "+3", "+4"];

    public static string Field(string name, string row) => $"{name}[{row}]";

    public static string NameField(Language culture) => $"name-{culture.Code}";

    public static string HeadingField(Language culture) => $"heading-{culture.Code}";

    public static AdminField Heading(AdminForm form, Language culture) =>
        new(form, HeadingField(culture), new("Table ({0})", culture.Name))
        {
            Max = CatalogueRules.CodeLength, Hint = "Heading of its table on the product page, like “Sizes”. Empty: among the details.",
        };

    public static string LabelField(Language culture, string row) => Field($"label-{culture.Code}", row);

    public static AdminForm Of(Facet facet, Languages languages)
    {
        var fields = new Dictionary<string, string> { ["position"] = $"{facet.Position}", ["filter"] = facet.IsFilter ? "on" : "" };
        foreach (var culture in languages.All)
        {
            var text = facet.Translations.FirstOrDefault(text => text.Culture == culture.Code);
            (fields[NameField(culture)], fields[HeadingField(culture)]) = (text?.Name ?? "", text?.Heading ?? "");
        }

        foreach (var value in facet.Values)
        {
            (fields[Field("swatch", value.Code)], fields[Field("place", value.Code)]) = (value.Swatch ?? "", $"{value.Position}");
            foreach (var culture in languages.All)
                fields[LabelField(culture, value.Code)] = value.Translations.FirstOrDefault(text => text.Culture == culture.Code)
                    ?.Label ?? "";
        }

        return AdminForm.Of(Id, fields, facet.Version, groupOf: ValueOf);
    }

    // Each value is a group; each field above the values is one by itself.
    private static string ValueOf(string field) => field.IndexOf('[', StringComparison.Ordinal) is >= 0 and var at ? field[at..] : field;

    /// <summary>What the form asks for; null when it says what is wrong.</summary>
    public static Action<Facet>? Read(AdminForm form, Facet facet, Languages languages)
    {
        var names = languages.All.Select(culture => NameIn(form, culture, facet)).Where(each => each.Name.Length > 0).ToList();
        var position = form.Count("position") ?? 0;
        var rows = facet.Values.Select(value => value.Code).Concat(EmptyRows.Where(row => IsFilledIn(form, row, languages)))
            .Select(row => FacetValueRow.Read(form, row, facet, languages)).ToList();
        foreach (var twice in rows.Where(row => !row.IsRemoved).GroupBy(row => row.Code).Where(same => same.Count() > 1)
            .SelectMany(same => same.Skip(1)))
            form.Refuse(Field("code", twice.Row), new("There is a value {0} already.", twice.Code));
        if (!form.IsGood) return null;
        return changed =>
        {
            names.ForEach(each => changed.Translate(each.Culture, each.Name, each.Heading));
            changed.Arrange(position, form.IsOn("filter"));
            rows.ForEach(row => row.ApplyTo(changed));
        };
    }

    private static (string Culture, string Name, string Heading) NameIn(AdminForm form, Language culture, Facet facet)
    {
        var heading = form.Text(HeadingField(culture), CatalogueRules.CodeLength);
        if (facet.IsOption && heading.Length > 0) form.Refuse(HeadingField(culture), "An option stands in no table.");
        var missing = culture.IsFallback ? "Give it a name in English."
            : heading.Length > 0 ? "Give it a name in this language too, or leave the heading out." : null;
        return (culture.Code, form.Text(NameField(culture), CatalogueRules.CodeLength, missing), heading);
    }

    private static bool IsFilledIn(AdminForm form, string row, Languages languages) =>
        form.IsOn(Field("code", row)) || form.IsOn(Field("swatch", row))
        || languages.All.Any(culture => form.IsOn(LabelField(culture, row)));
}
