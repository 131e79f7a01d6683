using Shop.Domain.Content;

namespace Shop.Web.Features.Shared;

/// <summary>Where pages find the pictures of the shop itself. With its mark an address shows the same for good.</summary>
public static class ShopPictures
{
    public static string Address(this SectionPicture picture) => $"/pictures/{picture.Name}.svg?v={picture.Mark}";

    /// <summary>Null where the shop has no logo: its name stands alone.</summary>
    public static string? LogoAddress(this ShownStorefront shop) =>
        shop.Pictures.TryGetValue(ContentPicture.Logo, out var mark) ? $"/logo.svg?v={mark}" : null;

    public static string FaviconAddress(this ShownStorefront shop) =>
        shop.Pictures.TryGetValue(ContentPicture.Favicon, out var mark) ? $"/favicon.svg?v={mark}" : "/favicon.svg";
}
