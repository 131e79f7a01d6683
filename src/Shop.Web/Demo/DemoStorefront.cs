using Shop.Web.Demo.Pictures;
using Shop.Web.Features.Shared;

namespace Shop.Web.Demo;

/// <summary>What the demo merchant says and shows.</summary>
internal sealed class DemoStorefront : IStorefrontContent
{
    public FrontPageText FrontPage(string culture)
    {
        var shop = DemoContent.Instance.Shop;
        var text = shop.In(culture);
        var alt = culture == "es" ? shop.HomePicture.Alt.Es : shop.HomePicture.Alt.En;
        return new FrontPageText(text.Tagline, text.HomeTitle, text.HomeIntro, alt, text.StoryTitle, text.Story);
    }

    public bool HasDrawingOf(string productCode) => DemoContent.Instance.Products.ContainsKey(productCode);

    public string? Drawing(string name) => name switch
    {
        "logo" => BrandPicture.Logo("#2F5D46"),
        "favicon" => BrandPicture.Favicon(),
        "home" => BrandPicture.HomeHero(),
        "no-picture" => BrandPicture.NoPictureYet(),
        _ => DemoContent.Instance.Products.TryGetValue(name, out var product) ? ProductPicture.Draw(product.Picture, name) : null,
    };
}
