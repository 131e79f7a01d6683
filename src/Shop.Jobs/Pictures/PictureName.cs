using System.Globalization;
using Shop.Domain.Catalogue.Pictures;

namespace Shop.Jobs.Pictures;

/// <summary>The two ways in which browsers get pictures.</summary>
public enum PictureFormat
{
    Webp,
    Jpeg,
}

/// <summary>A rendition: which picture, how many pixels wide, in which format. As text: "[hash]-640.webp".</summary>
public sealed record PictureName(string Hash, int Width, PictureFormat Format)
{
    private const int MaxDigits = 4;

    public string Ending => Format == PictureFormat.Webp ? "webp" : "jpg";

    public string ContentType => Format == PictureFormat.Webp ? "image/webp" : "image/jpeg";

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Hash}-{Width}.{Ending}");

    /// <summary>Null for anything but the one spelling of a name, so that no part of it can lead elsewhere on the disk.</summary>
    public static PictureName? Parse(string text)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dash < 0 || dot < dash || dot - dash > MaxDigits + 1 || !PictureRules.IsHash(text[..dash])) return null;
        PictureFormat? format = text[dot..] switch { ".webp" => PictureFormat.Webp, ".jpg" => PictureFormat.Jpeg, _ => null };
        if (format is null || !int.TryParse(text[(dash + 1)..dot], NumberStyles.None, CultureInfo.InvariantCulture, out var width))
            return null;
        var name = new PictureName(text[..dash], width, format.Value);
        return name.ToString() == text ? name : null;
    }
}
