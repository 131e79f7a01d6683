using Shop.Domain.Catalogue;
using Shop.Domain.Imports.Pictures;
using Shop.Domain.Imports.Sheets;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports.Products;

/// <summary>What is to become of one product of a file; without an outcome nothing.</summary>
internal sealed record ProductPlan(SheetProduct Sheet, string Code, ImportOutcome? Outcome)
{
    public IReadOnlyList<FieldChange> Changes { get; init; } = [];

    public StoredProduct? Stored { get; init; }

    /// <summary>To be fetched; the changes tell them too.</summary>
    public IReadOnlyList<RequestedPicture> Pictures { get; init; } = [];

    public Gallery? Gallery { get; init; }

    public string? Note { get; init; }

    public int Line { get; init; }

    public string Column { get; init; } = "";
}

/// <summary>Compares products of a file with those stored, and makes the changes.</summary>
internal sealed class ProductPlanner(Import import, Taxonomy taxonomy, TakenSlugs slugs, ShopInFiles shop, TimeProvider clock)
{
    private readonly DateTimeOffset _now = clock.GetUtcNow();
    private (int Names, int Slugs) _mark;

    /// <summary>Says what is to be done. Nothing that is stored is touched.</summary>
    public ProductPlan Compare(SheetProduct sheet, StoredProducts known)
    {
        Begin();
        try
        {
            taxonomy.IsOwn = sheet.Format == SheetFormat.Own;
            var stored = known.Of(sheet);
            var wanted = WantedProduct.Read(sheet, stored, taxonomy, clock.LocalTimeZone);
            if (wanted.Variants.Keys.FirstOrDefault(sku => known.OwnerOf(sku) is { } owner && owner.Product != stored?.Product)
                is { } taken)
                throw new SheetProblemException(sheet.Line, SheetField.Sku,
                    $"The SKU {taken} belongs to the product {known.OwnerOf(taken)!.Product.Code}.");
            var odd = stored is null ? OddGoods.Why(wanted) : null;
            if (odd is not null && !wanted.Fields.ContainsKey("state"))
                (wanted.Fields["state"], odd) = ("draft", $"{odd} It comes in as a draft.");
            var changes = new ProductDiff(import.Terms, slugs, _now).Of(sheet, wanted, stored);
            if (stored is null) changes.AddRange(NewCategory(changes));
            var gallery = known.GalleryOf(stored?.Product.Id);
            var plan = new ProductPlan(sheet, wanted.Code, null) { Stored = stored, Gallery = gallery, Pictures =
                Missing(sheet, gallery, wanted), Line = sheet.Line };
            return Decided(plan, [.. changes, .. gallery.Changes(plan.Pictures, shop.Cultures)],
                [odd, .. sheet.Losses, .. wanted.Losses, .. taxonomy.Notes]);
        }
        catch (DomainException problem)
        {
            return Refused(new ProductPlan(sheet, "", null) { Line = sheet.Line }, problem.Message);
        }
        catch (SheetProblemException problem)
        {
            TakeBack();
            var code = sheet.Handle.Length > 0 ? sheet.Handle : sheet.Rows[0][SheetField.Sku];
            return new ProductPlan(sheet, PlainText.Clean(code), ImportOutcome.Refused) { Note = problem.Message, Line =
                problem.Line, Column = problem.Column };
        }
    }

    /// <summary>The plan's product is not to be had: what was made for it (names, addresses) is taken back.</summary>
    public ProductPlan Refused(ProductPlan plan, string why)
    {
        TakeBack();
        var code = plan.Code.Length > 0
            ? plan.Code
            : PlainText.Clean(plan.Sheet.Handle.Length > 0 ? plan.Sheet.Handle : plan.Sheet.Rows[0][SheetField.Sku]);
        return plan with { Code = code, Outcome = ImportOutcome.Refused, Note = PlainText.Shortened(why, WantedProduct.MaxTold) };
    }

    /// <summary>The new product, or the stored one as it is afterwards.</summary>
    /// <exception cref="DomainException">The product refuses it; it may be half changed then and must not be stored.</exception>
    public Product Carry(ProductPlan plan)
    {
        var product = plan.Stored?.Product
            ?? Product.Create(ImportItem.ProductIdOf(import.Id, plan.Sheet.Number), plan.Code,
                plan.Changes.Last(change => change.Field == "category").New, _now);
        new ProductEdit(taxonomy, _now).Apply(product, plan.Changes);
        plan.Gallery?.Take(plan.Pictures);
        return product;
    }

    private void Begin() => _mark = (taxonomy.Mark(), slugs.Mark());

    private void TakeBack()
    {
        taxonomy.Back(_mark.Names);
        slugs.Back(_mark.Slugs);
    }

    // What is left out of a file is told even when the rest of the product is as the file says.
    private static ProductPlan Decided(ProductPlan plan, List<FieldChange> changes, IEnumerable<string?> told)
    {
        var note = string.Join(' ', told.Append(plan.Pictures.Count > 0 ? plan.Sheet.Note : null).Where(each => !string.IsNullOrEmpty(each))
            .Distinct());
        return plan with
        {
            Changes = changes, Note = note.Length == 0 ? null : note,
            Outcome = plan.Stored is null
                ? ImportOutcome.Created
                : changes.Count > 0
                ? ImportOutcome.Changed
                : note.Length > 0
                ? ImportOutcome.Unchanged
                : null,
        };
    }

    private static IReadOnlyList<RequestedPicture> Missing(SheetProduct sheet, Gallery gallery, WantedProduct wanted)
    {
        try
        {
            return gallery.Missing(wanted.Pictures);
        }
        catch (DomainException problem)
        {
            throw new SheetProblemException(sheet.Line, SheetField.Pictures, problem.Message);
        }
    }

    // The category that files without one go to is made like any that a file names.
    private IEnumerable<FieldChange> NewCategory(List<FieldChange> changes)
    {
        var category = changes.First(change => change.Field == "category");
        if (taxonomy.CategoryOf(category.New) is var code && code != category.New) yield return category with { New = code };
    }
}
