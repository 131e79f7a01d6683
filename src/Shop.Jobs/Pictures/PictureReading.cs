using Shop.Domain.Catalogue.Pictures;

namespace Shop.Jobs.Pictures;

/// <summary>Why a file is not taken as a picture.</summary>
public enum PictureRefusal
{
    Empty,
    TooLarge,

    /// <summary>Its first bytes are not those of a JPEG, PNG or WebP, whatever it is called.</summary>
    OtherKind,

    /// <summary>It begins like a picture and cannot be read to its end.</summary>
    Damaged,
    TooManyPixels,
}

/// <summary>Refusals in words, for staff.</summary>
public static class PictureRefusals
{
    public static string Sentence(this PictureRefusal why) => why switch
    {
        PictureRefusal.Empty => "The file is empty.",
        PictureRefusal.TooLarge => "The file is larger than 20 MB. Save the picture smaller.",
        PictureRefusal.OtherKind => "This is not a JPEG, PNG or WebP picture, whatever its name says.",
        PictureRefusal.Damaged => "The picture cannot be read to its end: the file is damaged or was cut off.",
        _ => "The picture has more than 60 million pixels or a side of more than 12,000. Save it smaller.",
    };
}

/// <summary>What an upload was found to be: a refusal, or a master to keep.</summary>
public abstract record PictureReading
{
    public sealed record Refused(PictureRefusal Why) : PictureReading;

    /// <param name="Jpeg">The re-encoded picture: upright, in sRGB, without anything that the file said beside its pixels.</param>
    public sealed record Taken(MasterPicture Master, byte[] Jpeg) : PictureReading;
}

/// <summary>What may be uploaded (R78). Checked in this order, each before the next costs anything.</summary>
public static class PictureLimits
{
    public const long MaxBytes = 20 * 1024 * 1024;
    public const int MaxPixelsASide = 12_000;
    public const long MaxPixels = 60_000_000;

    /// <summary>The longer side of a master; larger uploads are made smaller.</summary>
    public const int MasterSide = 2400;

    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    internal static bool IsKnownKind(ReadOnlySpan<byte> file) =>
        file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || file.StartsWith(Png)
        || (file.Length > 12 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8));
}
