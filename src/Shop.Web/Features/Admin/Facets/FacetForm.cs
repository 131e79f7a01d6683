using Shop.Domain.Catalogue;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Admin.Facets;

/// <summary>An option or attribute with its values, as the fields of one form.</summary>
internal static class FacetForm
{
    public const string Id = "facet";

    /// <summary>Empty rows for values to come.</summary>
    public static IReadOnlyList<string> BulkInsert { get; } = ["+1", "+2", "+3", "+4"];

    public static string Field(string name, string row) => $"{name}[{row}]";

    public static string NameField(Language culture) => $"name-{culture.Code}";

    public static string LabelField(Language culture, string row) => Field($"label-{culture.Code}", row);

    public static AdminForm Of(Facet facet, Languages languages)
    {
        var fields = new Dictionary<string, string> { ["position"] = $"{facet.Position}", ["filter"] = facet.IsFilter ? "on" : "" };
        foreach (var culture in languages.All) fields[NameField(culture)] = facet.Translations.FirstOrDefault(text => text.Culture == culture.Code)?.Name ?? "";
        foreach (var value in facet.Values)
        {
            (fields[Field("swatch", value.Code)], fields[Field("place", value.Code)]) = (value.Swatch ?? "", $"{value.Position}");
            foreach (var culture in languages.All)
                fields[LabelField(culture, value.Code)] = value.Translations.FirstOrDefault(text => text.Culture == culture.Code)?.Label ?? "";
        }

        return AdminForm.Of(Id, fields, facet.Version, groupOf: ValueOf);
    }

    // Each value is a group; each field above the values is one by itself.
    private static string ValueOf(string field) => field.IndexOf('[', StringComparison.Ordinal) is >= 0 and var at ? field[at..] : field;

    /// <summary>What the form asks for; null when it says what is wrong.</summary>
    public static Action<Facet>? Read(AdminForm form, Facet facet, Languages languages)
    {
        var names = languages.All.Select(culture => (Culture: culture.Code, Name: form.Text(
            NameField(culture), CatalogueRules.CodeLength, culture.IsFallback ? "Give it a name in English." : null))).Where(each => each.Name.Length > 0).ToList();
        var position = form.Count("position") ?? 0;
        var rows = facet.Values.Select(value => value.Code).Concat(BulkInsert.Where(row => IsFilledIn(form, row, languages)))
            .Select(row => ValueRow.Read(form, row, languages)).ToList();
        foreach (var twice in rows.Where(row => !row.IsRemoved).GroupBy(row => row.Code).Where(same => same.Count() > 1).SelectMany(same => same.Skip(1)))
            form.Refuse(Field("code", twice.Row), $"There is a value {twice.Code} already.");
        if (!form.IsGood) return null;
        return changed =>
        {
            names.ForEach(each => changed.Translate(each.Culture, each.Name));
            changed.Arrange(position, form.IsOn("filter"));
            rows.ForEach(row => row.ApplyTo(changed));
        };
    }

    private static bool IsFilledIn(AdminForm form, string row, Languages languages) =>
        form.IsOn(Field("code", row)) || form.IsOn(Field("swatch", row)) || languages.All.Any(culture => form.IsOn(LabelField(culture, row)));

    private sealed record ValueRow(string Row, string Code, IReadOnlyDictionary<string, string> Labels, string? Swatch, int? Place, bool IsRemoved)
    {
        public static ValueRow Read(AdminForm form, string row, Languages languages)
        {
            var removed = form.IsOn(Field("remove", row));
            var labels = languages.All.ToDictionary(culture => culture.Code, culture => form.Text(
                LabelField(culture, row), CatalogueRules.CodeLength, culture.IsFallback && !removed ? "Give the value a label in English." : null));
            var isNew = BulkInsert.Contains(row);
            var code = !isNew ? row : form[Field("code", row)].Trim() is { Length: > 0 } typed ? typed : CatalogueRules.ProposeSlug(labels[Language.FallbackCode]);
            if (!CatalogueRules.IsCode(code)) form.Refuse(Field("code", row), "A code has letters, digits and hyphens, like celadon.");
            var swatch = form[Field("swatch", row)].Trim();
            if (swatch.Length > 0 && !CatalogueRules.IsSwatch(swatch)) form.Refuse(Field("swatch", row), "A colour is written like #7FA69A.");
            return new ValueRow(
                row, code, labels.Where(label => label.Value.Length > 0).ToDictionary(), swatch.Length == 0 ? null : swatch, form.Count(Field("place", row)), removed);
        }

        public void ApplyTo(Facet facet)
        {
            if (IsRemoved)
            {
                facet.RemoveValue(Code);
                return;
            }

            facet.AddValue(Code, Labels, Swatch);
            if (Place is { } place) facet.MoveValue(Code, place);
        }
    }
}
