using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Shop.Domain.Shared;

/// <summary>Unguessable names from the system's cryptographic generator.</summary>
public static class SecretToken
{
    // Crockford's alphabet: no I, L, O or U, so that a number read over the phone arrives.
    private const string Readable = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 27;

    /// <summary>160 random bits as 27 characters that are safe in an address.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(20));

    /// <summary>Whether the text has the form of such a token.</summary>
    public static bool IsOne([NotNullWhen(true)] string? text) =>
        text is { Length: Length } && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    /// <summary>
    /// The fingerprint of what is never stored itself, SHA-256 in hexadecimal. What it is made of is random and long enough to
    /// need no salt.
    /// </summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>128 random bits; a version 4 GUID has six fixed ones, this has none.</summary>
    public static Guid NewGuid() => new(RandomNumberGenerator.GetBytes(16));

    /// <summary>A public order number such as "K7Q2-M9XD": 40 random bits, so it reveals no volume.</summary>
    public static string NewOrderNumber()
    {
        var letters = RandomNumberGenerator.GetItems<char>(Readable, 8);
        return $"{new string(letters, 0, 4)}-{new string(letters, 4, 4)}";
    }
}
