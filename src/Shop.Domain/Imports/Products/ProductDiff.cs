using Shop.Domain.Imports.Sheets;

namespace Shop.Domain.Imports.Products;

/// <summary>Compares what a file says with what is stored, and adds what goes without saying for something new.</summary>
internal sealed class ProductDiff(SheetTerms terms, TakenSlugs slugs, DateTimeOffset now)
{
    /// <summary>What is to be changed, in the order in which it is said; nothing when the product is as the file says.</summary>
    /// <exception cref="SheetProblemException">Something that is needed is not said.</exception>
    public List<FieldChange> Of(SheetProduct sheet, WantedProduct wanted, StoredProduct? stored)
    {
        if (stored is null) AddDefaults(sheet, wanted);
        AddSlugs(sheet, wanted, stored);
        if (stored is not null
            && stored.Product.Translations.All(text => wanted.Fields.GetValueOrDefault($"name:{text.Culture}", text.Name).Length == 0)
            && !wanted.Fields.Any(field => field.Key.StartsWith("name:", StringComparison.Ordinal) && field.Value.Length > 0))
            throw new SheetProblemException(sheet.Line, "name", "A product needs a name in one language at least.");
        var changes = wanted.Fields.Select(field => Change(null, field, stored?.Texts.Fields)).OfType<FieldChange>().ToList();
        foreach (var (sku, fields) in wanted.Variants)
        {
            var old = stored?.Texts.Variants.GetValueOrDefault(sku);
            SettleSale(fields, old);
            if (fields.TryGetValue("net_amount", out var amount) && amount.Length == 0
                && old?.GetValueOrDefault("net_amount", "") is null or "") fields.Remove("net_unit");
            changes.AddRange(fields.Select(field => Change(sku, field, old)).OfType<FieldChange>());
        }

        return changes;
    }

    private static FieldChange? Change(string? sku, KeyValuePair<string, string> field, Dictionary<string, string>? old) =>
        old?.GetValueOrDefault(field.Key, "") is var before && (before ?? "") != field.Value
            ? new FieldChange(sku, field.Key, before ?? "", field.Value)
            : null;

    private void AddDefaults(SheetProduct sheet, WantedProduct wanted)
    {
        if (wanted.Fields.GetValueOrDefault("category", "").Length == 0) wanted.Fields["category"] = terms.CategoryCode;
        wanted.Fields.TryAdd("position", sheet.Number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (wanted.Fields.GetValueOrDefault("state", "").Length == 0)
            wanted.Fields["state"] = terms.Publishes && wanted.Fields.GetValueOrDefault("publish_at", "").Length == 0
                ? "published"
                : "draft";
        if (wanted.Fields.GetValueOrDefault("picture", "").Length == 0) wanted.Fields["picture"] = wanted.Code;
        if (!wanted.Fields.Any(field => field.Key.StartsWith("name:", StringComparison.Ordinal) && field.Value.Length > 0))
            throw new SheetProblemException(sheet.Line, "name", "A new product needs a name.");
    }

    // A language that a product gets needs a name, and an address that no other product has.
    private void AddSlugs(SheetProduct sheet, WantedProduct wanted, StoredProduct? stored)
    {
        var cultures = wanted.Fields.Where(field => field.Value.Length > 0).Select(field => SheetField.CultureOf(field.Key))
            .OfType<string>().Distinct().ToList();
        foreach (var culture in cultures)
        {
            string Known(string field) =>
                wanted.Fields.TryGetValue($"{field}:{culture}", out var said)
                    ? said
                    : stored?.Texts.Fields.GetValueOrDefault($"{field}:{culture}", "") ?? "";
            if (Known("name").Length == 0)
                throw new SheetProblemException(sheet.Line, $"name:{culture}", "There are texts in this language, but no name.");
            var slug = Known("slug");
            if (slug.Length == 0)
                wanted.Fields[$"slug:{culture}"] =
                    slugs.Propose(culture, sheet.Format == SheetFormat.Shopify
                    ? wanted.Code
                    : Known("name"), wanted.Code, stored?.Product.Id);
            else if (!slugs.TryTake(culture, slug, wanted.Code, stored?.Product.Id))
                throw new SheetProblemException(sheet.Line, $"slug:{culture}", $"The address {slug} is another product's.");
        }
    }

    // A sale that is over is as good as none, and one that runs already goes on whatever beginning in the past the file names.
    private void SettleSale(Dictionary<string, string> wanted, Dictionary<string, string>? old)
    {
        string Old(string field) => old?.GetValueOrDefault(field, "") ?? "";
        string Known(string field) => wanted.GetValueOrDefault(field, Old(field));
        if (!wanted.ContainsKey("sale_price") && !wanted.ContainsKey("sale_from") && !wanted.ContainsKey("sale_until")) return;
        var same = Known("sale_price") == Old("sale_price") && Known("sale_from") == Old("sale_from")
            && Known("sale_until") == Old("sale_until");
        var isOver = FieldTexts.Read(Known("sale_until")) <= now;
        if (!same && (isOver || Known("sale_price").Length == 0))
            foreach (var field in new[] { "sale_price", "sale_from", "sale_until" }) wanted[field] = "";
        else if (Known("sale_price")
            .Length > 0 && Known("sale_price") == Old("sale_price") && HasBegun(Known("sale_from"))
            && HasBegun(Old("sale_from"))) wanted["sale_from"] = Old("sale_from");
    }

    private bool HasBegun(string from) => from.Length == 0 || FieldTexts.Read(from) <= now;
}
