using Shop.Domain.Catalogue;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Products.Variants;

/// <summary>The class of goods that a field of the variants' page names.</summary>
internal static class TaxChoice
{
    /// <summary>One of the shop's; the standard class when the form says what is wrong.</summary>
    public static TaxClass Read(AdminForm form, string field, IReadOnlyList<NamedTaxClass> taxes)
    {
        if (taxes.FirstOrDefault(each => each.Class.Code == form[field]) is { } chosen) return chosen.Class;
        form.Refuse(field, "Choose a tax rate.");
        return TaxClass.Standard;
    }
}
