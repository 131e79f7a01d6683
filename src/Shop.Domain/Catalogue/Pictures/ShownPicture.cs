namespace Shop.Domain.Catalogue.Pictures;

/// <summary>
/// An uploaded picture as a page shows it. Sizes are its master's, in pixels; <paramref name="Alt"/> is in the page's language.
/// </summary>
public sealed record ShownPicture(string Hash, int Width, int Height, string Alt)
{
    /// <summary>A picture that a query joined where there may be none; null then.</summary>
    internal static ShownPicture? Joined(string? hash, int? width, int? height, string? alt) =>
        hash is null || width is null || height is null ? null : new ShownPicture(hash, width.Value, height.Value, alt ?? "");
}

/// <summary>One picture of a product's gallery.</summary>
/// <param name="Sku">The variant that it shows, or null.</param>
public sealed record GalleryPicture(ShownPicture Shown, string? Sku);
