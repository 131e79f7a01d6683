using System.Security.Cryptography;
using System.Text;

namespace Shop.Domain.Staff;

/// <summary>Fingerprints of what is never stored itself. What they are made of is random and long enough to need no salt.</summary>
public static class StaffTokens
{
    /// <summary>In hexadecimal.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
