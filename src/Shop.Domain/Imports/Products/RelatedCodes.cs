using Shop.Domain.Catalogue;
using Shop.Domain.Imports.Sheets;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports.Products;

/// <summary>Finds the codes of related products that neither the shop nor the file has, in the file's whole length.</summary>
/// <param name="reopen">Opens the file anew: it is read once more, when it names products that the shop does not have.</param>
internal sealed class RelatedCodes(ShopDbContext db, Func<SheetReader> reopen)
{
    private readonly HashSet<string> _stored = new(StringComparer.Ordinal);
    private HashSet<string>? _inFile;

    /// <summary>Looks up what these sheets name.</summary>
    public async Task ReadAsync(IReadOnlyList<SheetProduct> sheets, CancellationToken cancellationToken)
    {
        var named = sheets.SelectMany(Named).Distinct().Where(code => !_stored.Contains(code)).ToList();
        _stored.UnionWith((await db.ProductIdsAsync(named, cancellationToken)).Keys);
        if (!named.TrueForAll(_stored.Contains)) _inFile ??= ReadFile();
    }

    /// <summary>The refusal of a sheet that names a product which is not there; else null.</summary>
    public ProductPlan? Check(SheetProduct sheet) =>
        Named(sheet).FirstOrDefault(code => !_stored.Contains(code) && _inFile?.Contains(code) != true) is { } unknown
        ? new ProductPlan(sheet, PlainText.Clean(sheet.Code), ImportOutcome.Refused)
        {
            Note = $"There is no product with the code {unknown}, neither in the shop nor in the file.", Line = sheet.Line, Column =
                SheetField.Related,
        }
        : null;

    // What is no list of codes is refused where it is read.
    private static string[] Named(SheetProduct sheet)
    {
        try
        {
            return sheet.Rows[0][SheetField.Related] is { Length: > 0 } text
                ? RelatedText.Read(RelatedText.Normal(PlainText.Clean(text)))
                : [];
        }
        catch (DomainException)
        {
            return [];
        }
    }

    private HashSet<string> ReadFile()
    {
        using var reader = reopen();
        var codes = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Next(Files.ImportLimits.Batch) is { Count: > 0 } sheets) codes.UnionWith(sheets.Select(sheet => sheet.Code));
        return codes;
    }
}
