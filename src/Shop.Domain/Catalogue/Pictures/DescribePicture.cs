using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue.Pictures;

public enum DescribePictureResult
{
    Described,

    /// <summary>Somebody else changed it since the form was shown (R13).</summary>
    Stale,
    NoSuchPicture,
    NoSuchVariant,
}

/// <summary>What staff say of one picture: what it shows in each language, and which variant, if one.</summary>
/// <param name="Version">Of the picture that the form showed.</param>
public sealed record PictureDescription(ProductId ProductId, string Hash, int Version, IReadOnlyDictionary<string, string> Alts,
    string? Sku);

/// <summary>Changes a picture's descriptions and the variant that it shows.</summary>
public sealed class DescribePicture(ShopDbContext db)
{
    /// <summary>A variant that had another picture of its own has this one from then on.</summary>
    /// <exception cref="DomainException">A description is missing or too long.</exception>
    public Task<DescribePictureResult> ExecuteAsync(PictureDescription wanted, CancellationToken cancellationToken) =>
        db.WriteAsync(() => DescribeAsync(wanted, cancellationToken), result => result == DescribePictureResult.Described,
            cancellationToken);

    private async Task<DescribePictureResult> DescribeAsync(PictureDescription wanted, CancellationToken cancellationToken)
    {
        await db.LockAsync(wanted.ProductId, cancellationToken);
        var picture = await db.Set<ProductPicture>()
            .SingleOrDefaultAsync(picture => picture.ProductId == wanted.ProductId
                && picture.PictureHash == wanted.Hash, cancellationToken);
        if (picture is null) return DescribePictureResult.NoSuchPicture;
        if (picture.Version != wanted.Version) return DescribePictureResult.Stale;
        if (wanted.Sku is { } sku)
        {
            if (!await db.Set<Variant>()
                .AnyAsync(variant => variant.Sku == sku && variant.ProductId == wanted.ProductId, cancellationToken))
                return DescribePictureResult.NoSuchVariant;
            await db.Set<ProductPicture>().Where(other => other.Sku == sku && other.PictureHash != wanted.Hash)
                .ExecuteUpdateAsync(set => set.SetProperty(other => other.Sku, (string?)null), cancellationToken);
        }

        picture.Describe(wanted.Alts, wanted.Sku);
        return DescribePictureResult.Described;
    }
}
