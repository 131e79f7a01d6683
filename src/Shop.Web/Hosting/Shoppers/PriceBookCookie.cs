using Shop.Web.Hosting.Security;

namespace Shop.Web.Hosting.Shoppers;

/// <summary>The cookie of somebody who accepted a price book's link: it holds the secret of that link and nothing else.</summary>
public sealed class PriceBookCookie(ShopCookies cookies)
{
    private const string Plain = "prices";
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    private string Name => cookies.Name(Plain);

    /// <summary>Whether it may be there, without reading the cookies one by one: asked for each kept page.</summary>
    public static bool MayBeIn(HttpRequest request) => request.Headers.Cookie.ToString().Contains($"{Plain}=", StringComparison.Ordinal);

    /// <summary>The secret as it was sent; it may be made up or no longer hold.</summary>
    public string? Read(HttpRequest request) => request.Cookies[Name];

    public void Set(HttpResponse response, string invitation) => response.Cookies.Append(Name, invitation, cookies.Options(Lifetime));

    public void Remove(HttpResponse response) => response.Cookies.Delete(Name, cookies.Options());
}
