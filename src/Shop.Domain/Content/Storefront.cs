using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Content;

/// <summary>
/// What every page shows of the shop, in one language. Where the merchant wrote none, a text is null and the footer empty.
/// </summary>
/// <param name="Pictures">The shop's drawings and small pictures, by their names.</param>
public sealed record ShownStorefront(
    string? Tagline, string? FooterHeading, IReadOnlyList<string> Footer, IReadOnlyDictionary<string, FramePicture> Pictures)
{
    /// <summary>The published pages, in the order of the menus.</summary>
    public IReadOnlyList<PageLink> Pages { get; init; } = [];

    /// <summary>A shop that has said nothing of itself yet.</summary>
    public static ShownStorefront Plain { get; } = new(null, null, [], new Dictionary<string, FramePicture>());
}

/// <summary>A drawing or a small picture that every page may show. The mark changes with what it shows; sizes are pixels.</summary>
public sealed record FramePicture(string Mark, bool IsDrawing, int Width, int Height);

/// <summary>What pages show of the shop, by language, in memory.</summary>
public sealed class StorefrontCache(ChangeFeed changes) : ChangeAwareCache<string, ShownStorefront>(changes, MaxLanguages)
{
    private const int MaxLanguages = 100;

    protected override IEnumerable<string>? StaleKeys(ContentChange change) => change.Tags.Contains(ContentTags.Storefront) ? null : [];
}

/// <summary>Reads what every page shows of the shop.</summary>
public sealed class Storefront(ShopDbContext db, ContentPages pages, StorefrontCache cache)
{
    /// <param name="languages">The shopper's first, then those that stand in where nothing is said in it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<ShownStorefront> ReadAsync(IReadOnlyList<string> languages, CancellationToken cancellationToken)
    {
        var key = string.Join(',', languages);
        if (cache.Find(key) is { } known) return known;
        var stamp = cache.Stamp;
        var texts = await db.Set<StorefrontText>().AsNoTracking().Where(text => languages.Contains(text.Culture))
            .ToListAsync(cancellationToken);
        var pictures = await db.Set<ContentPicture>().Where(picture => picture.Hash == null)
            .Select(picture => new
            {
                picture.Name, Shown = new FramePicture(picture.Mark, picture.Drawing != null, picture.Width, picture.Height),
            })
            .ToDictionaryAsync(picture => picture.Name, picture => picture.Shown, cancellationToken);
        var read = Show(texts.InFirst(languages, text => text.Culture), pictures)
            with { Pages = await pages.LinksAsync(languages, cancellationToken) };
        cache.Keep(key, read, stamp);
        return read;
    }

    private static ShownStorefront Show(StorefrontText? text, Dictionary<string, FramePicture> pictures) => new(
        NullIfEmpty(text?.Tagline), NullIfEmpty(text?.FooterHeading), ContentRules.Paragraphs(text?.Footer ?? ""), pictures);

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
