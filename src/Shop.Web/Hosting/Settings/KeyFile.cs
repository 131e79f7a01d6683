using System.Security.Cryptography;

namespace Shop.Web.Hosting.Settings;

/// <summary>A secret of 256 bits in a file, by which the cookies' keys are encrypted (AES-GCM).</summary>
public sealed class KeyFile
{
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private readonly byte[] _key;

    private KeyFile(byte[] key) => _key = key;

    /// <summary>Tells one key from another and nothing of it.</summary>
    public string Name => Convert.ToHexStringLower(SHA256.HashData(_key))[..16];

    /// <summary>Reads base64 of 32 bytes, as <c>openssl rand -base64 32</c> writes it.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static KeyFile Read(string path)
    {
        var key = Convert.FromBase64String(File.ReadAllText(path).Trim());
        return key.Length == KeyBytes ? new KeyFile(key) : throw new FormatException($"it holds {key.Length} bytes instead of {KeyBytes}");
    }

    public string Encrypt(byte[] plain)
    {
        var sealedBytes = new byte[NonceBytes + TagBytes + plain.Length];
        var nonce = sealedBytes.AsSpan(0, NonceBytes);
        var tag = sealedBytes.AsSpan(NonceBytes, TagBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(_key, TagBytes);
        cipher.Encrypt(nonce, plain, sealedBytes.AsSpan(NonceBytes + TagBytes), tag);
        return Convert.ToBase64String(sealedBytes);
    }

    /// <exception cref="CryptographicException">It was changed, or encrypted by another key.</exception>
    public byte[] Decrypt(string text)
    {
        var sealedBytes = Convert.FromBase64String(text).AsSpan();
        if (sealedBytes.Length < NonceBytes + TagBytes) throw new CryptographicException("Too short to be an encrypted key.");
        var plain = new byte[sealedBytes.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(_key, TagBytes);
        cipher.Decrypt(sealedBytes[..NonceBytes], sealedBytes[(NonceBytes + TagBytes)..], sealedBytes.Slice(NonceBytes, TagBytes), plain);
        return plain;
    }
}
