using Shop.Domain.Catalogue;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Products.Variants;

/// <summary>The combinations that have no variant yet, with what their variants are to be.</summary>
internal static class MatrixForm
{
    public const string Id = "matrix";
    public const string PriceOfAll = "price";
    public const string WeightOfAll = "weight";

    public static AdminForm Of(Product product, Matrix matrix)
    {
        var like = product.Variants.Count > 0 ? product.Variants[0] : null;
        var fields = new Dictionary<string, string>
        {
            [PriceOfAll] = like?.Price.ToDecimalText() ?? "", [WeightOfAll] = $"{like?.WeightGrams}", ["tax"] =
                (like?.TaxClass ?? TaxClass.Standard).Code,
            ["kind"] = (like?.FulfilmentKind ?? FulfilmentKind.Shipped).ToString(),
        };
        foreach (var (facet, picked) in matrix.Picked) fields[Matrix.PickOf(facet)] = string.Join(',', picked);
        var proposed = product.Variants.Select(variant => variant.Sku).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var missing in matrix.Missing)
            (fields[$"create[{missing.Key}]"], fields[$"sku[{missing.Key}]"]) = ("on", Unused(missing.ProposedSku(product.Code), proposed));
        return AdminForm.Of(Id, fields, VariantsForm.StructureOf(product), Id);
    }

    // Long words are cut off, and of two that begin alike the same is left.
    private static string Unused(string sku, HashSet<string> proposed)
    {
        for (var (number, next) = (2, sku); ; number++)
        {
            if (proposed.Add(next)) return next;
            next = $"{sku[..Math.Min(sku.Length, CatalogueRules.SkuLength - 4)]}-{number}";
        }
    }

    /// <param name="taken">Those of the SKUs in the form that exist already.</param>
    public static (Action<Product> Change, IReadOnlyList<string> Skus)? Read(
        AdminForm form, Product product, Matrix matrix, IReadOnlyList<string> taken, IReadOnlyList<NamedTaxClass> taxes,
        DateTimeOffset now, Currency baseCurrency)
    {
        var currency = product.Variants.Count > 0 ? product.Variants[0].Currency : baseCurrency;
        var tax = TaxChoice.Read(form, "tax", taxes);
        if (!Enum.TryParse<FulfilmentKind>(form["kind"], out var kind) || !Enum.IsDefined(kind))
            form.Refuse("kind", "Choose how the buyer gets them.");
        var rows = matrix.Missing.Where(missing => form.IsOn($"create[{missing.Key}]"))
            .Select(missing => NewVariant.Read(form, missing, currency, taken, kind)).ToList();
        foreach (var twice in rows.GroupBy(row => row.Sku, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1)
            .SelectMany(same => same.Skip(1)))
            form.Refuse($"sku[{twice.Combination.Key}]", new("{0} is there twice.", twice.Sku));
        if (rows.Count == 0) form.Refuse("", "Tick at least one combination.");
        if (product.Variants.Count + rows.Count > Matrix.Max) form.Refuse("", new("A product has at most {0} variants here.", Matrix.Max));
        if (!form.IsGood) return null;
        return (changed => rows.ForEach(row => row.AddTo(changed, tax, kind, now)), rows.ConvertAll(row => row.Sku));
    }

    public static IReadOnlyList<string> SkusIn(AdminForm form, Matrix matrix) =>
        [.. matrix.Missing.Select(missing => form[$"sku[{missing.Key}]"].Trim())];

    private sealed record NewVariant(Combination Combination, string Sku, Money? Price, int? Weight)
    {
        public static NewVariant Read(
            AdminForm form, Combination missing, Currency currency, IReadOnlyList<string> taken, FulfilmentKind kind)
        {
            var field = $"sku[{missing.Key}]";
            var sku = form[field].Trim();
            if (!CatalogueRules.IsSku(sku)) form.Refuse(field, new(
                "Check the SKU: it begins with a letter or a digit, has no quotation marks, brackets or backslashes, and at most {0} "
                    + "characters.",
                CatalogueRules.SkuLength));
            if (taken.Contains(sku)) form.Refuse(field, new("{0} is taken.", sku));
            var (priceField, weightField) = ($"price[{missing.Key}]", $"weight[{missing.Key}]");
            var price = form.IsOn(priceField)
                ? form.Amount(priceField, currency)
                : form.Amount(PriceOfAll, currency, "Say what they cost.");
            var weighed = form.IsOn(weightField) ? weightField : WeightOfAll;
            var weight = form.Count(weighed);
            if (weight is null && (kind.NeedsParcel() || form.IsOn(weighed)))
                form.Refuse(weighed, "Say what the parcel weighs with one of them, in grams.");
            return new NewVariant(missing, sku, price, weight);
        }

        // What needs no parcel may be counted later, in the table.
        public void AddTo(Product product, TaxClass tax, FulfilmentKind kind, DateTimeOffset now)
        {
            var goods = new Goods(tax, Weight ?? 0, FulfilmentKind: kind, IsStockCounted: kind.NeedsParcel())
            {
                ParcelSize = product.Variants.Count > 0 ? product.Variants[0].ParcelSize : ParcelSize.Parcel,
            };
            product.AddVariant(Sku, Price!.Value, goods, now);
            if (Combination.Values.Count > 0) product.Choose(Sku, Combination.Values);
        }
    }
}
