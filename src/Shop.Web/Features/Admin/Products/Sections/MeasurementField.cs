using Shop.Domain.Catalogue;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Products.Sections;

/// <summary>The amount that a product has of a measurement and, where there are several units, the unit.</summary>
public static class MeasurementField
{
    private const int MaxLength = 25;

    /// <summary>The field of the amount.</summary>
    public static AdminField Amount(AdminForm form, Facet facet)
    {
        var unit = facet.Values.Count == 1 ? $", {facet.Values[0].LabelIn(Language.FallbackCode)}" : "";
        return new AdminField(form, AttributesSection.FieldOf(facet), new("{0}", facet.NameIn(Language.FallbackCode) + unit))
        {
            InputMode = "decimal", Max = MaxLength,
        };
    }

    /// <summary>The field of the unit; null where there is nothing to choose.</summary>
    public static AdminField? Unit(AdminForm form, Facet facet, string choose) => facet.Values.Count < 2 ? null
        : new AdminField(form, UnitOf(facet), new("Unit of {0}", facet.NameIn(Language.FallbackCode)))
        {
            Type = "select",
            Choices =
            [
                ("", choose),
                .. facet.Values.OrderBy(unit => unit.Position).Select(unit => (unit.Code, unit.LabelIn(Language.FallbackCode))),
            ],
        };

    internal static void Fill(Dictionary<string, string> fields, Facet facet, Product product)
    {
        var stored = product.Measurements.FirstOrDefault(each => each.FacetCode == facet.Code);
        fields[AttributesSection.FieldOf(facet)] = stored is null ? "" : Measurement.ToText(stored.Amount);
        if (facet.Values.Count > 1) fields[UnitOf(facet)] = stored?.UnitCode ?? "";
    }

    internal static Action<Product> Read(AdminForm form, Facet facet)
    {
        var (field, typed) = (AttributesSection.FieldOf(facet), form[AttributesSection.FieldOf(facet)]);
        var unit = facet.Values.Count > 1 ? form[UnitOf(facet)] : facet.Values.SingleOrDefault()?.Code;
        if (string.IsNullOrWhiteSpace(typed)) return changed => changed.Unmeasure(facet.Code);
        if (!NumberText.TryParse(typed, out var amount, pointIsDecimal: true) || !Measurement.IsAmount(amount))
            form.Refuse(field, new(
                "Enter a number between {0} and {1} with at most {2} decimals, like 12.5 or 1.1250.",
                -Measurement.Max, Measurement.Max, Measurement.MaxDecimals));
        if (unit is not null && facet.Values.All(each => each.Code != unit)) form.Refuse(UnitOf(facet), "Choose the unit.");
        return changed => changed.Measure(facet, amount, unit);
    }

    private static string UnitOf(Facet facet) => $"unit-{facet.Code}";
}
