using Microsoft.AspNetCore.CookiePolicy;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Hosting.Security;

/// <summary>
/// How the shop's cookies are named and guarded (R71). Outside Development and on HTTPS they are Secure with the
/// <c>__Host-</c> prefix, which makes browsers refuse one that another host or an insecure page planted.
/// </summary>
public sealed class ShopCookies(ShopSettings shop, IHostEnvironment environment)
{
    public bool Secure { get; } = !environment.IsDevelopment() || shop.PublicUrl.Scheme == Uri.UriSchemeHttps;

    public string Name(string plain) => Secure ? $"__Host-{plain}" : plain;

    /// <summary>For any cookie of ours; without a lifetime it ends with the browser.</summary>
    public CookieOptions Options(TimeSpan? lifetime = null) => new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = Secure, Path = "/", IsEssential = true, MaxAge = lifetime,
    };

    internal void Guard(CookiePolicyOptions policy)
    {
        policy.MinimumSameSitePolicy = SameSiteMode.Lax;
        policy.HttpOnly = HttpOnlyPolicy.Always;
        policy.Secure = Secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    }
}
