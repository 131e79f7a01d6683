using Shop.Domain.Catalogue;
using Shop.Domain.Imports.Sheets;
using Shop.Domain.Persistence;

namespace Shop.Domain.Imports.Products;

/// <summary>Finds the codes of related products that neither the shop nor the file has, in the file's whole length.</summary>
/// <param name="reopen">Opens the file anew: it is read once more, when it names products that the shop does not have.</param>
internal sealed class RelatedCodes(ShopDbContext db, Func<SheetReader> reopen)
{
    private readonly HashSet<string> _stored = new(StringComparer.Ordinal);
    private HashSet<string>? _inFile;

    /// <summary>The plans again; those that name products which are not there are refused.</summary>
    public async Task<List<(ProductPlan Plan, int Version)>> CheckAsync(List<(ProductPlan Plan, int Version)> found, CancellationToken cancellationToken)
    {
        var named = found.SelectMany(each => Named(each.Plan)).Distinct().Where(code => !_stored.Contains(code)).ToList();
        _stored.UnionWith((await db.ProductIdsAsync(named, cancellationToken)).Keys);
        if (named.TrueForAll(_stored.Contains)) return found;
        _inFile ??= ReadFile();
        return found.ConvertAll(each => (Checked(each.Plan), each.Version));
    }

    private ProductPlan Checked(ProductPlan plan) => Named(plan).FirstOrDefault(code => !_stored.Contains(code) && !_inFile!.Contains(code)) is { } unknown
        ? plan with { Outcome = ImportOutcome.Refused, Note = $"There is no product with the code {unknown}, neither in the shop nor in the file.", Column = SheetField.Related }
        : plan;

    private static string[] Named(ProductPlan plan) =>
        plan.Outcome != ImportOutcome.Refused && RelatedText.In(plan.Changes) is { } change ? RelatedText.Read(change.New) : [];

    private HashSet<string> ReadFile()
    {
        using var reader = reopen();
        var codes = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Next(Files.ImportLimits.Batch) is { Count: > 0 } sheets) codes.UnionWith(sheets.Select(sheet => sheet.Code));
        return codes;
    }
}
