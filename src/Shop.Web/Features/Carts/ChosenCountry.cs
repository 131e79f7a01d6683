using Shop.Domain.Pricing;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Security;

namespace Shop.Web.Features.Carts;

/// <summary>The country that a shopper wants things sent to, for the totals of cart and checkout: two letters in a cookie.</summary>
public sealed class ChosenCountry(ShopCookies cookies, ShopTaxes taxes)
{
    private const string Plain = "country";
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(60);

    private string Name => cookies.Name(Plain);

    /// <summary>What the address asks for, which is remembered; else what was chosen before, else the merchant's own.</summary>
    public string Read(HttpContext http, string? asked)
    {
        var before = http.Request.Cookies[Name];
        if (!Countries.IsKnown(asked)) return Countries.IsKnown(before) ? before! : taxes.Home.Country;
        if (asked != before) http.Response.Cookies.Append(Name, asked!, cookies.Options(Lifetime));
        return asked!;
    }
}
