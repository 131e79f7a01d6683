using Shop.Domain.Shared;

namespace Shop.Web.Hosting.Shoppers;

/// <summary>
/// The cookie that holds the cart's unguessable id and nothing else. It is set when something is put into the cart, so a
/// visitor who only looks gets none.
/// </summary>
public static class CartCookie
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(60);

    public static CartId? Read(HttpRequest request) =>
        Guid.TryParseExact(request.Cookies[Name(request)], "N", out var id) ? new CartId(id) : null;

    /// <summary>Sets the cookie, unless the visitor has it already.</summary>
    public static void Set(HttpContext context, CartId id)
    {
        if (Read(context.Request) == id) return;
        context.Response.Cookies.Append(Name(context.Request), id.ToString(), new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = Lifetime, Path = "/", IsEssential =
                true,
        });
    }

    /// <summary>The browser has no cart from now on; what lies in it stays.</summary>
    public static void Remove(HttpContext context) => context.Response.Cookies.Delete(Name(context.Request), new CookieOptions
    {
        HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, Path = "/",
    });

    // The prefix makes browsers refuse a cookie that another host or an insecure page tried to plant; it needs HTTPS.
    private static string Name(HttpRequest request) => request.IsHttps ? "__Host-cart" : "cart";
}
