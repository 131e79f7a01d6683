using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Features.Shared;

/// <summary>This page's absolute address in one language.</summary>
public sealed record CultureLink(Language Language, string Address);

/// <summary>The same page in the other languages, for the language menu and <c>hreflang</c>.</summary>
public static class CultureLinks
{
    /// <summary>Set by pages whose slug is translated: a list of <see cref="CultureLink"/>.</summary>
    public const string AlternatesKey = "Alternates";

    /// <summary>What the page itself says, else the same path and query under each language's prefix.</summary>
    public static IReadOnlyList<CultureLink> For(HttpContext context, ViewDataDictionary? viewData = null)
    {
        if (viewData?[AlternatesKey] is IReadOnlyList<CultureLink> own) return own;
        var (_, rest) = context.Languages().Split(context.Request.Path);
        return Under(context, rest + context.Request.QueryString);
    }

    /// <summary>The paths are without a prefix and begin with a slash, as in "/products/sencha".</summary>
    public static IReadOnlyList<CultureLink> Translated(HttpContext context, Func<Language, string?> path) =>
        [.. context.Languages().All.Select(culture => (culture, path: path(culture))).Where(link => link.path is not null)
            .Select(link => Link(Settings(context), link.culture, link.path!))];

    private static IReadOnlyList<CultureLink> Under(HttpContext context, string pathAndQuery) =>
        [.. context.Languages().All.Select(culture => Link(Settings(context), culture, pathAndQuery))];

    private static CultureLink Link(ShopSettings shop, Language culture, string pathAndQuery)
    {
        var path = culture.Prefix.Length > 0 && (pathAndQuery == "/" || pathAndQuery.StartsWith("/?", StringComparison.Ordinal))
            ? culture.Prefix + pathAndQuery[1..]
            : culture.Prefix + pathAndQuery;
        return new CultureLink(culture, shop.Absolute(path));
    }

    private static ShopSettings Settings(HttpContext context) => context.RequestServices.GetRequiredService<ShopSettings>();
}
