using Shop.Domain.Imports.Products;
using Shop.Domain.Imports.Sheets;
using Shop.Domain.Inventory;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports;

/// <summary>Puts back the fields that an import changed, where they still are as the import left them.</summary>
/// <param name="described">Products with pictures of the import that stay, since staff described them.</param>
internal sealed class UndoWork(StoredProducts known, Taxonomy taxonomy, IReadOnlySet<string> usedSkus, IReadOnlySet<ProductId> described,
    DateTimeOffset now)
{
    /// <summary>Which item moves the stock of which SKU back.</summary>
    public List<(ImportItem Item, string Sku)> Moves { get; } = [];

    /// <summary>Variants that the import added and that are gone again.</summary>
    public List<string> RemovedSkus { get; } = [];

    public List<StockDifference> StockDifferences { get; } = [];

    public void Undo(ImportItem item, string? leftOut)
    {
        if (leftOut is not null || known.Of(item.Code) is not { } stored)
        {
            item.Say(leftOut is null ? "The product is gone." : $"It was left as it is: {leftOut}").Become(ItemState.UndoneInPart);
            return;
        }

        var kept = new List<string>();
        var added = item.Changes.Where(change => change.Field == SheetField.Sku).Select(change => change.Sku!).ToHashSet();
        var back = item.Changes.Where(change => change.Sku is null || !added.Contains(change.Sku))
            .Where(change => change.Field != SheetField.Stock && !SheetField.IsOfPictures(change.Field))
            .Select(AsFarAsThere).Where(change => IsAsLeft(stored, change, kept)).Select(change => change.Back()).ToList();
        foreach (var sku in added) back.AddRange(TakeAway(stored, item, sku, kept));
        if (described.Contains(stored.Product.Id)) kept.Add(SheetField.Pictures);
        Carry(stored, item, back);
        MoveStock(item, added);
        if (kept.Count == 0) item.Become(ItemState.Undone);
        else item.Say($"Changed by somebody since, and left as it is: {string.Join(", ", kept.Distinct())}.")
            .Become(ItemState.UndoneInPart);
    }

    // Products that are gone, those that this import had made among them, took themselves out of the lists of related ones.
    private FieldChange AsFarAsThere(FieldChange change) => !RelatedText.IsOne(change) ? change
        : change with { Old = known.AsFarAsThere(change.Old), New = known.AsFarAsThere(change.New) };

    private static bool IsAsLeft(StoredProduct stored, FieldChange change, List<string> kept)
    {
        var fields = change.Sku is null ? stored.Texts.Fields : stored.Texts.Variants.GetValueOrDefault(change.Sku, []);
        if (fields.GetValueOrDefault(change.Field, "") == change.New) return true;
        kept.Add(change.Sku is null ? change.Field : $"{change.Field} of {change.Sku}");
        return false;
    }

    // A variant that was ordered or changed stays, off sale.
    private IEnumerable<FieldChange> TakeAway(StoredProduct stored, ImportItem item, string sku, List<string> kept)
    {
        if (!stored.Texts.Variants.TryGetValue(sku, out var fields)) yield break;
        var isAsLeft = item.Changes.Where(change => change.Sku == sku && change.Field != SheetField.Stock)
            .All(change => fields.GetValueOrDefault(change.Field, "") == change.New);
        if (isAsLeft && !usedSkus.Contains(sku))
        {
            RemovedSkus.Add(sku);
            yield return new FieldChange(sku, SheetField.Sku, sku, "");
        }
        else
        {
            kept.Add($"{sku} (withdrawn)");
            yield return new FieldChange(sku, "withdrawn", "", "yes");
        }
    }

    private void Carry(StoredProduct stored, ImportItem item, List<FieldChange> back)
    {
        if (back.Count == 0) return;
        try
        {
            new ProductEdit(taxonomy, now, restores: true).Apply(stored.Product, back);
            if (RelatedText.In(back) is { } related) stored.Product.Relate(known.IdsOf(related.New));
            known.Add(stored.Product);
        }
        catch (DomainException refusal)
        {
            throw new RefusedInBatchException(item.Number, refusal.Message);
        }
    }

    private void MoveStock(ImportItem item, HashSet<string> added)
    {
        foreach (var change in item.Changes.Where(change => change.Field == SheetField.Stock && !added.Contains(change.Sku!)))
        {
            StockDifferences.Add(new StockDifference(change.Sku!, BatchWork.UnitsOf(change.Old) - BatchWork.UnitsOf(change.New)));
            Moves.Add((item, change.Sku!));
        }
    }
}
