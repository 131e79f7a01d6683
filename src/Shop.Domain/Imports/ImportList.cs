using Microsoft.EntityFrameworkCore;
using Shop.Domain.Imports.Files;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports;

/// <summary>Which of an import's products a page shows.</summary>
public enum ItemsShown
{
    Changed,
    Created,
    Refused,

    /// <summary>Those with something that somebody should look at.</summary>
    Noted,
}

/// <summary>Reads imports for staff.</summary>
public sealed class ImportList(ShopDbContext db, ImportFiles files)
{
    public const int PageSize = 50;
    private const int Newest = 100;

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<Import>> NewestAsync(CancellationToken cancellationToken) =>
        await db.Set<Import>().AsNoTracking().OrderByDescending(import => import.CreatedAt).Take(Newest).ToListAsync(cancellationToken);

    public Task<Import?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<Import>().AsNoTracking().SingleOrDefaultAsync(import => import.Id == id, cancellationToken);

    /// <summary>A page of its products in the order of the file, behind that number.</summary>
    public async Task<IReadOnlyList<ImportItem>> ItemsAsync(Guid id, ItemsShown shown, int after, CancellationToken cancellationToken) =>
        await Shown(db.Set<ImportItem>().AsNoTracking().Where(item => item.ImportId == id && item.Number > after), shown)
            .OrderBy(item => item.Number).Take(PageSize).ToListAsync(cancellationToken);

    /// <summary>
    /// The refused products' rows as they stand in the file, with what is wrong beside the row that is wrong: put right, the same
    /// file can be imported.
    /// </summary>
    public async Task WriteRefusedAsync(Import import, Stream target, CancellationToken cancellationToken)
    {
        var problems = await db.Set<ImportItem>().AsNoTracking()
            .Where(item => item.ImportId == import.Id && item.Outcome == ImportOutcome.Refused)
            .Select(item => new { item.Number, item.Line, item.Column, item.Note })
                .ToDictionaryAsync(item => item.Number, cancellationToken);
        using var rows = new RawRows(files.Open(import.Id), import.Format ?? Sheets.SheetFormat.Own);
        await using var writer = new StreamWriter(target, leaveOpen: true);
        await writer.WriteAsync(CsvRow.Of([.. rows.Header, .. Sheets.SheetHeader.Added]));
        while (rows.Next() is { } row)
        {
            if (!problems.TryGetValue(row.Product, out var problem)) continue;
            var why = row.Line == problem.Line || problem.Line == 0
                ? $"{(problem.Column.Length > 0 ? $"{problem.Column}: " : "")}{problem.Note}"
                : "";
            await writer.WriteAsync(
                CsvRow.Of([.. row.Cells, .. Enumerable.Repeat("", Math.Max(0, rows.Header.Count - row.Cells.Length)),
                row.Line.ToString(System.Globalization.CultureInfo.InvariantCulture), why]));
        }
    }

    private static IQueryable<ImportItem> Shown(IQueryable<ImportItem> items, ItemsShown shown) => shown switch
    {
        ItemsShown.Changed => items.Where(item => item.Outcome == ImportOutcome.Changed),
        ItemsShown.Created => items.Where(item => item.Outcome == ImportOutcome.Created),
        ItemsShown.Refused => items.Where(item => item.Outcome == ImportOutcome.Refused),
        _ => items.Where(item => item.Outcome != ImportOutcome.Refused && item.Note != null),
    };
}
