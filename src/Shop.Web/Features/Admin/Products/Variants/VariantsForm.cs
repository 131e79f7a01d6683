using Shop.Domain.Catalogue;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Products.Variants;

/// <summary>All variants in one form, saved together or not at all.</summary>
internal static class VariantsForm
{
    public const string Id = "variants";

    /// <summary>The field of an option's value, for a variant that lacks one.</summary>
    public static string ValueField(string facetCode, string sku) => VariantRow.Field($"value-{facetCode}", sku);

    /// <summary>The field that says which options the table was made for: with others its fields mean something else.</summary>
    public const string Options = "options";

    public static AdminForm Of(Product product, TimeZoneInfo zone)
    {
        var fields = product.Variants.SelectMany(variant => VariantRow.Fields(variant, zone))
            .ToDictionary(field => field.Item1, field => field.Item2);
        fields[Options] = OptionsOf(product);
        return AdminForm.Of(Id, fields, AdminForm.VersionOf(fields.Concat(Structure(product))), groupOf: RowOf);
    }

    /// <summary>Brings a sent table up to what is stored now; false when somebody else changed the same row, or the options.</summary>
    public static bool Follow(AdminForm form, AdminForm stored) =>
        form.Version == stored.Version || (form[Options] == stored[Options] && form.Follow(stored));

    /// <summary>
    /// The version of which variants there are and what tells them apart: who changes a price or a text meanwhile is in
    /// nobody's way who makes new ones.
    /// </summary>
    public static int StructureOf(Product product) => AdminForm.VersionOf(Structure(product));

    private static IEnumerable<KeyValuePair<string, string>> Structure(Product product) =>
    [
        new(Options, OptionsOf(product)),
        .. product.Variants.Select(variant => KeyValuePair.Create($"values[{variant.Sku}]", string.Join(
            ',', variant.Values.OrderBy(value => value.FacetCode, StringComparer.Ordinal)
                .Select(value => $"{value.FacetCode}={value.ValueCode}").Prepend("variant")))),
    ];

    /// <summary>The options of a product as that field names them.</summary>
    public static string OptionsOf(Product product) =>
        string.Join(',', product.Options.OrderBy(option => option.Position).Select(option => option.FacetCode));

    private static string RowOf(string field) => field.IndexOf('[', StringComparison.Ordinal) is >= 0 and var at ? field[at..] : field;

    public static bool IsComplete(Product product, Variant variant) => variant.Values.Count == product.Options.Count;

    public static Action<Product>? Read(AdminForm form, Product product, IReadOnlyList<Facet> options,
        IReadOnlyList<NamedTaxClass> taxes, TimeZoneInfo zone, DateTimeOffset now)
    {
        var changes = product.Variants.SelectMany(variant => new VariantRow(form, variant, taxes, zone, now).Read()).ToList();
        var chosen = product.Variants.ToDictionary(variant => variant.Sku, variant => Values(form, product, variant, options));
        var offered = product.Variants.Where(variant => !form.IsOn(VariantRow.Field("withdrawn", variant.Sku)))
            .Select(variant => variant.Sku).ToList();
        RefuseAlike(form, options, chosen, offered);
        if (!form.IsGood) return null;
        // First what goes, then new values, then what comes back, so that no two are alike on the way.
        return changed =>
        {
            foreach (var gone in product.Variants.Where(variant => !variant.IsWithdrawn && !offered.Contains(variant.Sku)))
                changed.Offer(gone.Sku, false);
            foreach (var variant in product.Variants.Where(variant => !IsComplete(product, variant) && chosen[variant.Sku] is not null))
                changed.Choose(variant.Sku, chosen[variant.Sku]!);
            foreach (var back in product.Variants.Where(variant => variant.IsWithdrawn && offered.Contains(variant.Sku)))
                changed.Offer(back.Sku, true);
            changes.ForEach(change => change(changed));
        };
    }

    // Null where a value is missing.
    private static IReadOnlyList<FacetValue>? Values(AdminForm form, Product product, Variant variant, IReadOnlyList<Facet> options)
    {
        var complete = IsComplete(product, variant);
        var values = options.Select(facet => (Facet: facet, Code: complete
            ? variant.Values.Single(value => value.FacetCode == facet.Code).ValueCode
            : form[ValueField(facet.Code, variant.Sku)])).ToList();
        if (values.Exists(value => value.Code.Length == 0))
        {
            foreach (var (facet, code) in values.Where(value => value.Code.Length == 0 && values.Exists(other => other.Code.Length > 0)))
                form.Refuse(ValueField(facet.Code, variant.Sku), "Choose a value of each option, or of none.");
            return null;
        }

        foreach (var (facet, code) in values.Where(value => !value.Facet.Values.Any(known => known.Code == value.Code)))
            form.Refuse(ValueField(facet.Code, variant.Sku), "This value is there no longer.");
        return form.IsGood ? [.. values.Select(value => value.Facet.Value(value.Code))] : null;
    }

    private static void RefuseAlike(AdminForm form, IReadOnlyList<Facet> options, Dictionary<string, IReadOnlyList<FacetValue>?> chosen,
        List<string> offered)
    {
        if (options.Count == 0) return;
        var alike = offered.Where(sku => chosen[sku] is not null).GroupBy(sku => string.Join('~', chosen[sku]!.Select(value => value.Code)))
            .Where(same => same.Count() > 1);
        foreach (var same in alike)
            form.Refuse(VariantRow.Field("withdrawn", same.Last()),
                new("{0} have the same options. Withdraw one, or choose other values.", AdminMessage.And(same)));
    }
}
