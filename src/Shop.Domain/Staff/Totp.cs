using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Shop.Domain.Staff;

/// <summary>Codes of six digits that change every half minute (RFC 6238, HMAC-SHA-1), as every authenticator app shows them.</summary>
public static class Totp
{
    private const int KeyBytes = 20;
    private const int Seconds = 30;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>160 random bits, in the letters that apps take (Base32).</summary>
    public static string NewKey()
    {
        var key = new StringBuilder();
        var bits = new System.Numerics.BigInteger(RandomNumberGenerator.GetBytes(KeyBytes), isUnsigned: true);
        for (var letter = 0; letter < KeyBytes * 8 / 5; letter++, bits >>= 5) key.Append(Alphabet[(int)(bits & 31)]);
        return key.ToString();
    }

    /// <summary>The number of the half minute.</summary>
    public static long StepAt(DateTimeOffset now) => now.ToUnixTimeSeconds() / Seconds;

    /// <summary>The half minute whose code was typed: the present one, the one before or the one after. Null for no such code.</summary>
    /// <param name="key">In Base32.</param>
    /// <param name="typed">Spaces in it do not matter.</param>
    public static long? StepOf(string key, string typed, DateTimeOffset now)
    {
        var code = Encoding.UTF8.GetBytes(string.Concat(typed.Where(letter => !char.IsWhiteSpace(letter))));
        long? found = null;
        // All three are compared, so that the time tells nothing.
        foreach (var step in new[] { StepAt(now) - 1, StepAt(now) + 1, StepAt(now) })
            if (CryptographicOperations.FixedTimeEquals(code, Encoding.UTF8.GetBytes(CodeAt(key, step)))) found = step;
        return found;
    }

    /// <summary>The code of that half minute.</summary>
    public static string CodeAt(string key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // What authenticator apps compute is HMAC with SHA-1, which is not what is broken of SHA-1.
        var hash = HMACSHA1.HashData(BytesOf(key), counter.ToArray());
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>What the QR code says to the app.</summary>
    public static string AddressFor(string key, string shop, string account) =>
        $"otpauth://totp/{Uri.EscapeDataString(shop)}:{Uri.EscapeDataString(account)}?secret={key}&issuer={Uri.EscapeDataString(shop)}"
        + "&algorithm=SHA1&digits=6&period=30";

    private static byte[] BytesOf(string key)
    {
        var bytes = new List<byte>();
        var (held, bits) = (0, 0);
        foreach (var letter in key)
        {
            (held, bits) = ((held << 5) | Alphabet.IndexOf(letter, StringComparison.Ordinal), bits + 5);
            if (bits < 8) continue;
            bits -= 8;
            bytes.Add((byte)(held >> bits));
            held &= (1 << bits) - 1;
        }

        return [.. bytes];
    }
}
