using Shop.Domain.Customers;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Security;

namespace Shop.Web.Hosting.Shoppers;

/// <summary>
/// The cookie of a customer who has signed in. It is another one than that of staff, holds a random token and nothing else, and
/// is read by pages that no cache keeps: no page that is kept for everybody can show whose it is.
/// </summary>
public sealed class CustomerCookie(CustomerSessions sessions, ShopCookies cookies, IHttpContextAccessor context)
{
    private HttpContext Http => context.HttpContext!;

    private string Name => cookies.Name("shop-customer");

    /// <summary>The session's token; null for guests. It may be made up or no longer hold.</summary>
    public string? Token => Http.Request.Cookies[Name] is { } token && SecretToken.IsOne(token) ? token : null;

    /// <summary>Whose browser asks; null for guests.</summary>
    public async Task<KnownCustomer?> WhoAsync(CancellationToken cancellationToken) =>
        Token is { } token ? await sessions.FindAsync(token, cancellationToken) : null;

    public void Set(string token) => Http.Response.Cookies.Append(Name, token, cookies.Options(CustomerSession.Lifetime));

    public void Remove() => Http.Response.Cookies.Delete(Name, cookies.Options());
}
