using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Shop.Web.Hosting.Staff;

/// <summary>Seals the keys of second factors: a stolen copy of the database shows none of them.</summary>
public sealed class SecondFactorKeys(IDataProtectionProvider protection)
{
    private readonly IDataProtector _seal = protection.CreateProtector("Shop.SecondFactor");

    public string Seal(string key) => _seal.Protect(key);

    /// <summary>Null when there is none, or the shop's keys were lost since.</summary>
    public string? Open(string? sealedKey)
    {
        if (sealedKey is null) return null;
        try
        {
            return _seal.Unprotect(sealedKey);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
