using Shop.Domain.Catalogue;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Facets;

/// <summary>One value of an option or attribute, or one unit of a measurement, as a row of the form.</summary>
internal sealed record FacetValueRow(
    string Row, string Code, IReadOnlyDictionary<string, string> Labels, string? Swatch, int? Place, bool IsRemoved)
{
    public static FacetValueRow Read(AdminForm form, string row, Facet facet, Languages languages)
    {
        var removed = form.IsOn(FacetForm.Field("remove", row));
        var missing = removed ? null : "Give the value a label in English.";
        var labels = languages.All.ToDictionary(culture => culture.Code, culture => form.Text(
            FacetForm.LabelField(culture, row), CatalogueRules.CodeLength, culture.IsFallback ? missing : null));
        var code = CodeOf(form, row, labels[Language.FallbackCode]);
        var (codeField, swatchField) = (FacetForm.Field("code", row), FacetForm.Field("swatch", row));
        if (!CatalogueRules.IsCode(code)) form.Refuse(codeField, "A code has letters, digits and hyphens, like celadon.");
        if (facet.IsMeasurement && !CatalogueRules.IsUnit(code)) form.Refuse(codeField, "The code of a unit begins with a letter.");
        var swatch = form[swatchField].Trim();
        if (swatch.Length > 0 && !CatalogueRules.IsSwatch(swatch)) form.Refuse(swatchField, "A colour is written like #7FA69A.");
        if (swatch.Length > 0 && facet.IsMeasurement) form.Refuse(swatchField, "A unit has no colour.");
        return new FacetValueRow(
            row, code, labels.Where(label => label.Value.Length > 0).ToDictionary(), swatch.Length == 0 ? null : swatch,
            form.Count(FacetForm.Field("place", row)), removed);
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

    // Made out of the label where none was typed; a row that is stored has one.
    private static string CodeOf(AdminForm form, string row, string label)
    {
        if (!FacetForm.EmptyRows.Contains(row)) return row;
        return form[FacetForm.Field("code", row)].Trim() is { Length: > 0 } typed ? typed : CatalogueRules.ProposeSlug(label);
    }
}
