using Microsoft.AspNetCore.Localization;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Security;

namespace Shop.Web.Hosting.Staff;

/// <summary>
/// The language that the back office is read in. Its addresses say none: a cookie of the browser does, which the sign-in sets
/// to what the member of staff has chosen (<see cref="ChooseStaffLanguage"/>). Without it, it is English.
/// </summary>
public sealed class StaffLanguage(ShopCookies cookies, Languages languages) : RequestCultureProvider
{
    /// <summary>Where a language is chosen.</summary>
    public const string Path = "/admin/language";

    private const string Plain = "shop-staff-language";
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    /// <summary>The shop's languages that have texts for the back office; English first.</summary>
    public IReadOnlyList<Language> Offered { get; } = [.. languages.All.Where(AdminText.Source.Has)];

    /// <summary>The offered language of that code; null for any other.</summary>
    public Language? Find(string? code) => Offered.FirstOrDefault(language => language.Code == code);

    /// <summary>Null for everything but pages of the back office: what shoppers read is said by the address.</summary>
    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        // An error page is shown at the address that failed.
        var isAdmin = ErrorHandling.OriginalPath(httpContext).StartsWithSegments("/admin");
        var chosen = isAdmin ? Find(httpContext.Request.Cookies[cookies.Name(Plain)]) : null;
        return Task.FromResult(chosen is null ? null : new ProviderCultureResult(chosen.Formats, chosen.Code));
    }

    /// <summary>From the next request on, this browser shows the language; null for English.</summary>
    public void Remember(HttpContext http, Language? language)
    {
        if (language is null) http.Response.Cookies.Delete(cookies.Name(Plain), cookies.Options());
        else http.Response.Cookies.Append(cookies.Name(Plain), language.Code, cookies.Options(Lifetime));
    }
}
