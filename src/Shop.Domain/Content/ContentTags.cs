namespace Shop.Domain.Content;

/// <summary>Under which names the change feed tells what became stale in the merchant's own texts and pictures.</summary>
public static class ContentTags
{
    /// <summary>The sections of the front page.</summary>
    public const string FrontPage = "front-page";

    /// <summary>Tagline, footer, pages, logo and the other pictures of the shop, which every page may show.</summary>
    public const string Storefront = "storefront";
}
