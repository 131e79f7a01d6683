using Shop.Domain.Shared;

namespace Shop.Web.Hosting.Pages;

/// <summary>In which languages the merchant's texts are looked for.</summary>
public static class ContentLanguages
{
    /// <summary>The page's own, then the shop's first.</summary>
    public static IReadOnlyList<string> For(string culture) =>
        culture == Language.FallbackCode ? [culture] : [culture, Language.FallbackCode];
}
