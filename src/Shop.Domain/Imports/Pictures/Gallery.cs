using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue.Pictures;
using Shop.Domain.Imports.Products;
using Shop.Domain.Imports.Sheets;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports.Pictures;

/// <summary>A picture of a gallery as files write it.</summary>
internal sealed record GalleryLine(string Hash, string Address, IReadOnlyDictionary<string, string> Alts);

/// <summary>A product's uploaded pictures, in their order.</summary>
internal sealed class Gallery(IReadOnlyList<GalleryLine> lines)
{
    private readonly HashSet<string> _known = [.. lines.Select(line => line.Hash)];
    private readonly Dictionary<string, ImportPicture> _rows = new(StringComparer.Ordinal);

    /// <summary>The galleries of products that have pictures.</summary>
    public static async Task<Dictionary<ProductId, Gallery>> ReadAsync(ShopDbContext db, IReadOnlyCollection<ProductId> ids,
        string publicUrl, CancellationToken cancellationToken)
    {
        var pictures = await (
            from place in db.Set<ProductPicture>().AsNoTracking()
            join picture in db.Set<Picture>() on place.PictureHash equals picture.Hash
            where ids.Contains(place.ProductId)
            orderby place.ProductId, place.Position
            select new { place.ProductId, picture.Hash, picture.Width, Alts = place.Texts.Select(text => new { text.Culture, text.Alt })
                .ToList() }).ToListAsync(cancellationToken);
        return pictures.GroupBy(picture => picture.ProductId)
            .ToDictionary(each => each.Key, each => new Gallery([.. each.Select(picture => new GalleryLine(
            picture.Hash, PictureAddress.Of(publicUrl, picture.Hash, picture.Width),
                picture.Alts.ToDictionary(text => text.Culture, text => PlainText.Clean(text.Alt))))]));
    }

    /// <summary>The cell of a column: one line for each picture.</summary>
    public string Cell(string field) =>
        string.Join('\n',
            lines.Select(line => field == SheetField.Pictures
            ? line.Address
            : line.Alts.GetValueOrDefault(SheetField.CultureOf(field)!, "")));

    /// <summary>Notes an address that an import named before.</summary>
    public void Know(ImportPicture row)
    {
        _rows[row.Address] = row;
        if (row.State == ImportPictureState.Waiting || (row.Hash is { } hash && _known.Contains(hash)))
            _known.Add(PictureAddress.KeyOf(row.Address));
    }

    /// <summary>The pictures that the product has neither nor is to get.</summary>
    /// <exception cref="DomainException">They would be too many.</exception>
    public IReadOnlyList<RequestedPicture> Missing(IReadOnlyList<RequestedPicture> requested)
    {
        var missing = requested.Where(picture => !_known.Contains(picture.Key)).ToList();
        var coming = lines.Count + _rows.Values.Count(row => row.State == ImportPictureState.Waiting) + missing.Count;
        return missing.Count == 0 || coming <= PictureRules.MaxForAProduct ? missing
            : throw new DomainException(
                $"The product would have {coming} pictures; a product takes at most {PictureRules.MaxForAProduct}.");
    }

    /// <summary>What the comparison shows: the cells as they are and as they will be.</summary>
    public IEnumerable<FieldChange> Changes(IReadOnlyList<RequestedPicture> added, IEnumerable<string> cultures)
    {
        if (added.Count == 0) yield break;
        yield return Change(SheetField.Pictures, added.Select(picture => picture.Address));
        foreach (var culture in cultures.Where(culture => added.Any(picture => picture.Alts.ContainsKey(culture))))
            yield return Change($"{SheetField.PicturesAlt}:{culture}",
                added.Select(picture => picture.Alts.GetValueOrDefault(culture, "")));
    }

    /// <summary>Counts them as known, for the next rows that are about the product.</summary>
    public void Take(IReadOnlyList<RequestedPicture> added) => _known.UnionWith(added.Select(picture => picture.Key));

    /// <summary>The rows to store for pictures that are to be added.</summary>
    public IEnumerable<(ImportPicture Row, bool IsNew)> Want(ProductId productId, Guid importId, IReadOnlyList<RequestedPicture> added,
        DateTimeOffset now)
    {
        foreach (var (place, picture) in added.Index())
        {
            var isNew = !_rows.TryGetValue(picture.Address, out var row);
            yield return ((row ?? ImportPicture.Of(productId, picture)).WantedBy(importId, place, picture, now), isNew);
        }
    }

    private FieldChange Change(string field, IEnumerable<string> added) =>
        Cell(field) is var old && lines.Count == 0
            ? new FieldChange(null, field, "", string.Join('\n', added))
            : new FieldChange(null, field, old, string.Join('\n', added.Prepend(old)));
}
