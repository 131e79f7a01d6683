using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Security;

namespace Shop.Web.Hosting.Staff;

/// <summary>
/// Remembers, in a sealed cookie for each account, that this browser has signed in to it before or was let in by a mailed
/// link. It gives no rights: it only keeps strangers' tries apart from those of the account's owner.
/// </summary>
public sealed class KnownBrowser(IHttpContextAccessor http, IDataProtectionProvider protection, ShopCookies cookies)
{
    private const string Plain = "shop-staff-browser";
    private const int NameLetters = 12;
    private const char Between = '\n';
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(180);
    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("Shop.KnownBrowser.2").ToTimeLimitedDataProtector();

    /// <summary>The browser's own name when it is known for the account, else null.</summary>
    /// <param name="account">The address in the form of <see cref="PlainText.EmailKey"/>.</param>
    public string? DeviceFor(string account)
    {
        if (http.HttpContext?.Request.Cookies[Name(account)] is not { } sealedText) return null;
        try
        {
            var parts = _seal.Unprotect(sealedText).Split(Between);
            return parts is [var known, var device] && known == account ? device : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>From now on, for half a year, the browser is known for the account.</summary>
    public void Remember(string account)
    {
        var device = DeviceFor(account) ?? SecretToken.New();
        http.HttpContext?.Response.Cookies.Append(
            Name(account), _seal.Protect($"{account}{Between}{device}", Lifetime), cookies.Options(Lifetime));
    }

    // Several people may share a browser; whose it is known for is nothing that a cookie's name need tell.
    private string Name(string account) =>
        cookies.Name($"{Plain}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(account)))[..NameLetters]}");
}
