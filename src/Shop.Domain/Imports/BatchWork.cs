using System.Globalization;
using Shop.Domain.Catalogue;
using Shop.Domain.Imports.Pictures;
using Shop.Domain.Imports.Products;
using Shop.Domain.Imports.Sheets;
using Shop.Domain.Inventory;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports;

/// <summary>One attempt at a batch: what of it is new, changed, or left as it is.</summary>
internal sealed class BatchWork(Import import, BulkInsert rows, TimeProvider clock)
{
    private StoredProducts _known = null!;
    private ProductPlanner _planner = null!;

    public Import Import => import;

    /// <summary>Numbers of the items whose products were made as the comparison said.</summary>
    public List<int> Made { get; } = [];

    public List<ProductId> NewIds { get; } = [];

    public List<ImportItem> Changed { get; } = [];

    public List<ImportItem> Kept { get; } = [];

    /// <summary>To be fetched once all this is stored.</summary>
    public List<(ImportPicture Row, bool IsNew)> Pictures { get; } = [];

    public List<StockDifference> StockDifferences { get; } = [];

    public void Begin(StoredProducts known, ProductPlanner planner) => (_known, _planner) = (known, planner);

    /// <summary>Makes or changes one product, unless somebody changed it after the comparison was shown.</summary>
    /// <param name="leftOut">Why it is not to be tried, or null.</param>
    public void Carry(SheetProduct sheet, ImportItem item, string? leftOut)
    {
        var plan = leftOut is null ? _planner.Compare(sheet, _known) : null;
        var problem = leftOut ?? WhyNot(plan!, item);
        if (problem is not null) Keep(item, problem);
        else if (item.Outcome == ImportOutcome.Created) Create(plan!, item);
        else Change(plan!, item);
    }

    /// <summary>The stock could not be moved: the product's item says so, and undoing will not move it back.</summary>
    public void KeepStock(string sku, string note)
    {
        foreach (var item in Changed.Where(item => item.Changes.Any(change => change.Sku == sku && change.Field == SheetField.Stock)))
            item.With([.. item.Changes.Where(change => change.Sku != sku || change.Field != SheetField.Stock)], item.Version)
                .Say(item.Note is null ? note : $"{item.Note} {note}");
    }

    // Stock is a difference: what was sold meanwhile stays sold.
    private static string? WhyNot(ProductPlan plan, ImportItem item)
    {
        if (plan.Outcome == ImportOutcome.Refused) return $"Something changed after the comparison: {plan.Note}";
        if (plan.Outcome is null or ImportOutcome.Unchanged) return "Somebody made these changes after the comparison already.";
        if (plan.Outcome != item.Outcome)
            return plan.Outcome == ImportOutcome.Changed
                ? "Somebody made this product after the comparison."
                : "Somebody removed this product after the comparison.";
        if (item.Outcome == ImportOutcome.Created) return null;
        var differences = Shown(plan.Changes).ToHashSet();
        differences.SymmetricExceptWith(Shown(item.Changes));
        return differences.Count == 0 ? null
            : $"Somebody changed this product after the comparison ({string.Join(", ", differences.Select(change => change.Field).Distinct().Take(5))}). Import the file again to compare anew.";
    }

    private static IEnumerable<FieldChange> WithoutStock(IEnumerable<FieldChange> changes) =>
        changes.Where(change => change.Field != SheetField.Stock);

    // Pictures that came meanwhile, from an earlier import say, change nothing of those that are to be added.
    private static IEnumerable<FieldChange> Shown(IEnumerable<FieldChange> changes) =>
        WithoutStock(changes)
            .Select(change => SheetField.IsOfPictures(change.Field) ? change with { Old = "", New = change.Added } : change);

    private void Keep(ImportItem item, string problem)
    {
        item.Say(problem).Become(ItemState.Kept);
        Kept.Add(item);
    }

    private void Create(ProductPlan plan, ImportItem item)
    {
        var product = Carried(plan);
        rows.Add(product);
        Want(plan, product.Id);
        foreach (var variant in product.Variants) OpenStock(variant.Sku, UnitsOf(plan.Changes, variant.Sku));
        NewIds.Add(product.Id);
        _known.Add(product);
        if (product.Version == item.Version) Made.Add(item.Number);
        else ChangeItem(item, item.Changes, product.Version);
    }

    private void Change(ProductPlan plan, ImportItem item)
    {
        var (before, skus) = (plan.Stored!.Texts, plan.Stored.Product.Variants.Select(variant => variant.Sku).ToHashSet());
        var product = Carried(plan);
        var after = _known.Add(product).Texts;
        foreach (var variant in product.Variants.Where(variant => !skus.Contains(variant.Sku)))
            OpenStock(variant.Sku, UnitsOf(plan.Changes, variant.Sku));
        var stock = item.Changes.Where(change => change.Field == SheetField.Stock && skus.Contains(change.Sku!)).ToList();
        foreach (var change in stock) Move(change.Sku!, UnitsOf(change.New) - UnitsOf(change.Old));
        Want(plan, product.Id);
        ChangeItem(item, [.. WithoutStock(ProductTexts.Differences(before, after)), .. plan.Changes.Where(IsForLater), .. stock],
            product.Version);
    }

    // Made when all products of the file are there, and fetched when they are stored.
    private static bool IsForLater(FieldChange change) => SheetField.IsOfPictures(change.Field) || RelatedText.IsOne(change);

    private void ChangeItem(ImportItem item, IReadOnlyList<FieldChange> changes, int version)
    {
        item.With(changes, version).Become(ItemState.Applied);
        Changed.Add(item);
    }

    private void Want(ProductPlan plan, ProductId id) =>
        Pictures.AddRange(plan.Gallery!.Want(id, import.Id, plan.Pictures, clock.GetUtcNow()));

    private Product Carried(ProductPlan plan)
    {
        try
        {
            return _planner.Carry(plan);
        }
        catch (DomainException refusal)
        {
            throw new RefusedInBatchException(plan.Sheet.Number, refusal.Message);
        }
    }

    // A SKU that was there before may have a stock row still, with its ledger.
    private void OpenStock(string sku, int units)
    {
        if (_known.OnHand.TryGetValue(sku, out var onHand)) Move(sku, units - onHand);
        else
        {
            rows.Add(StockItem.Of(sku, units));
            if (units > 0) rows.Add(StockMovement.Of(sku, units, 0, ImportReasons.Of(import), null, clock.GetUtcNow()));
            _known.OnHand[sku] = units;
        }
    }

    private void Move(string sku, int by) => StockDifferences.Add(new StockDifference(sku, by));

    private static int UnitsOf(IEnumerable<FieldChange> changes, string sku) =>
        UnitsOf(changes.LastOrDefault(change => change.Sku == sku && change.Field == SheetField.Stock)?.New ?? "");

    internal static int UnitsOf(string text) => text.Length == 0 ? 0 : int.Parse(text, CultureInfo.InvariantCulture);
}
