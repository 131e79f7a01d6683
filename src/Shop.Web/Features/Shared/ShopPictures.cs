using Shop.Domain.Catalogue.Pictures;
using Shop.Domain.Content;
using Shop.Domain.Content.FrontPages;

namespace Shop.Web.Features.Shared;

/// <summary>Where pages find the pictures of the shop itself. With its mark an address shows the same for good.</summary>
public static class ShopPictures
{
    public static string Address(this SectionPicture picture) => picture.Hash is { } hash
        ? RenditionOf(hash, PictureRules.WidthsOf(picture.Width)[^1], "jpg")
        : $"/pictures/{picture.Name}.svg?v={picture.Mark}";

    /// <summary>The widths that a photograph is offered in, for <c>srcset</c>; null for a drawing, which fits any.</summary>
    public static string? Sizes(this SectionPicture picture) => picture.Hash is { } hash ? SizesOf(hash, picture.Width) : null;

    /// <summary>The widths that a photograph of this width is offered in, for <c>srcset</c>.</summary>
    public static string SizesOf(string hash, int width) => string.Join(", ",
        PictureRules.WidthsOf(width).Select(each => FormattableString.Invariant($"{RenditionOf(hash, each, "webp")} {each}w")));

    public static string RenditionOf(string hash, int width, string ending) =>
        FormattableString.Invariant($"/pictures/{hash}-{width}.{ending}");

    /// <summary>The shop's logo; null where it has none: its name stands alone.</summary>
    public static FramePicture? Logo(this ShownStorefront shop) => shop.Pictures.GetValueOrDefault(ContentPicture.Logo);

    public static string LogoAddress(this FramePicture logo) => $"/logo.{(logo.IsDrawing ? "svg" : "png")}?v={logo.Mark}";

    public static string FaviconAddress(this ShownStorefront shop) => shop.Pictures.GetValueOrDefault(ContentPicture.Favicon) is { } icon
        ? $"/favicon.{(icon.IsDrawing ? "svg" : "png")}?v={icon.Mark}"
        : "/favicon.svg";

    /// <summary>What phones put on their first screen; null for a drawing, which they cannot read.</summary>
    public static string? TouchIconAddress(this ShownStorefront shop) =>
        shop.Pictures.GetValueOrDefault(ContentPicture.Favicon) is { IsDrawing: false } icon ? $"/favicon.png?v={icon.Mark}" : null;
}
