using System.Buffers.Binary;
using System.Security.Cryptography;
using Shop.Domain.Shared;

namespace Shop.Domain.Content;

/// <summary>A font file of the merchant's own, known by the fingerprint of its content.</summary>
public sealed class ContentFont
{
    /// <summary>Bytes: each page waits for it on a phone.</summary>
    public const int MaxLength = 400_000;

    internal const int MarkLength = 16;
    private const int HeaderLength = 48;
    private const uint Woff2 = 0x774F4632;

    private ContentFont()
    {
    }

    public string Mark { get; private set; } = "";

    public byte[] File { get; private set; } = [];

    /// <returns>Why the file is not taken; null when it is.</returns>
    public static FontRefusal? Judge(byte[] file)
    {
        if (file.Length > MaxLength) return FontRefusal.TooLarge;
        // Browsers check the rest when they load it; what is cut off or of another kind is told here.
        return file.Length < HeaderLength || BinaryPrimitives.ReadUInt32BigEndian(file) != Woff2
            || BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(8)) != file.Length
            ? FontRefusal.OtherKind
            : null;
    }

    /// <exception cref="DomainException">It is one that is not taken.</exception>
    public static ContentFont Of(byte[] file)
    {
        if (Judge(file) is { } refusal) throw new DomainException($"The font was not taken: {refusal}.");
        return new ContentFont { File = file, Mark = Convert.ToHexStringLower(SHA256.HashData(file))[..MarkLength] };
    }
}

/// <summary>Why a font file is not taken.</summary>
public enum FontRefusal
{
    TooLarge,

    /// <summary>No WOFF2 file, or not a whole one.</summary>
    OtherKind,
}
