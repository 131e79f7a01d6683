namespace Shop.Web.Hosting.Pages;

/// <summary>In which languages the merchant's texts are looked for.</summary>
public static class ContentLanguages
{
    /// <summary>The page's own, then the shop's first.</summary>
    public static IReadOnlyList<string> For(string culture) =>
        culture == ShopCulture.All[0].Name ? [culture] : [culture, ShopCulture.All[0].Name];
}
