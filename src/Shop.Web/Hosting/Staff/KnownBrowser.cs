using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Shop.Web.Hosting.Security;

namespace Shop.Web.Hosting.Staff;

/// <summary>Remembers, in a sealed cookie, that this browser has signed in to an account before. It gives no rights.</summary>
public sealed class KnownBrowser(IHttpContextAccessor http, IDataProtectionProvider protection, ShopCookies cookies)
{
    private const string Plain = "shop-staff-browser";
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(180);
    private readonly IDataProtector _seal = protection.CreateProtector("Shop.KnownBrowser");

    public bool IsKnownFor(string account)
    {
        if (http.HttpContext?.Request.Cookies[cookies.Name(Plain)] is not { } sealedAccount) return false;
        try
        {
            return _seal.Unprotect(sealedAccount) == account;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    public void Remember(string account) =>
        http.HttpContext?.Response.Cookies.Append(cookies.Name(Plain), _seal.Protect(account), cookies.Options(Lifetime));
}
