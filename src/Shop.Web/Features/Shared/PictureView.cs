using System.Globalization;
using Shop.Domain.Catalogue.Pictures;

namespace Shop.Web.Features.Shared;

/// <summary>A product's picture on a page: the merchant's own, else the drawing, else the mark in an empty niche.</summary>
/// <param name="Uploaded">Null when the merchant has not uploaded one.</param>
/// <param name="Code">Names the drawing.</param>
/// <param name="Alt">Empty where the text beside it says the same.</param>
/// <param name="Sizes">How wide it is shown, as the attribute <c>sizes</c> says it.</param>
public sealed record PictureView(ShownPicture? Uploaded, string Code, string Alt, string Sizes)
{
    /// <summary>Shown for goods that nobody drew or photographed.</summary>
    public const string NoPicture = "/pictures/no-picture.svg";

    private const int DrawingWidth = 1200;
    private const int DrawingHeight = 1500;

    /// <summary>Fetched at once: it is in sight when the page opens.</summary>
    public bool IsInSight { get; init; }

    /// <summary>Fetched before all others: it is what the page is about.</summary>
    public bool IsMain { get; init; }

    public string? Loading => IsMain ? null : IsInSight ? "eager" : "lazy";

    public string? Priority => IsMain ? "high" : null;

    public int Width => Uploaded is null ? DrawingWidth : PictureRules.WidthsOf(Uploaded.Width)[^1];

    public int Height => Uploaded is null ? DrawingHeight : PictureRules.HeightAt(Width, Uploaded.Width, Uploaded.Height);

    /// <summary>The address of the widest rendition, as JPEG.</summary>
    public string Largest => Address(Uploaded!, Width, "jpg");

    public string SrcSet(string ending) => string.Join(", ", PictureRules.WidthsOf(Uploaded!.Width)
        .Select(width => string.Create(CultureInfo.InvariantCulture, $"{Address(Uploaded, width, ending)} {width}w")));

    private static string Address(ShownPicture picture, int width, string ending) =>
        string.Create(CultureInfo.InvariantCulture, $"/pictures/{picture.Hash}-{width}.{ending}");
}
