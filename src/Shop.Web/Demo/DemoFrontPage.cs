using Shop.Domain.Content;
using Shop.Domain.Content.FrontPages;
using Shop.Jobs.Pictures;
using Shop.Web.Demo.Pictures;

namespace Shop.Web.Demo;

/// <summary>Writes what the demo merchant says and shows of the shop, as any merchant would. Done twice it says the same.</summary>
public sealed class DemoFrontPage(
    WriteFrontPage page, WriteStorefront storefront, SaveContentPicture pictures, DemoPages pages, DemoLook look)
{
    private const string Home = "home";

    private static readonly Dictionary<string, SectionText> NoWords = [];

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        await SaveLogoAsync(BrandPicture.Logo("#2F5D46"), cancellationToken);
        await pictures.ExecuteAsync(ContentPicture.Favicon, BrandPicture.Favicon(), null, cancellationToken);
        await pictures.ExecuteAsync(ContentPicture.NoPicture, BrandPicture.NoPictureYet(), null, cancellationToken);
        await pictures.ExecuteAsync(Home, BrandPicture.HomeHero(), null, cancellationToken);
        var shop = DemoContent.Instance.Shop;
        var words = InBoth(shop, (text, _) => new StorefrontWords(text.Tagline, text.FooterTitle, Lines(text.Footer)));
        await storefront.ExecuteAsync(words, cancellationToken);
        await page.ExecuteAsync(SectionsOf(shop), cancellationToken);
        await pages.WriteAsync(cancellationToken);
        await look.SaveAsync(cancellationToken);
    }

    private Task SaveLogoAsync(string drawing, CancellationToken cancellationToken) =>
        pictures.ExecuteAsync(ContentPicture.Logo, drawing, PaintedDrawing.Of(drawing, 800, 200), cancellationToken);

    private static List<SectionDraft> SectionsOf(DemoShop shop) =>
    [
        new(SectionKind.Hero, InBoth(shop, (text, alt) => new SectionText(text.HomeTitle, text.HomeIntro, alt)), Home),
        new(SectionKind.Categories, NoWords),
        new(SectionKind.BestSellers, NoWords),
        new(SectionKind.Newest, NoWords),
        new(SectionKind.Text, InBoth(shop, (text, _) => new SectionText(text.StoryTitle, Lines(text.Story)))),
    ];

    private static Dictionary<string, T> InBoth<T>(DemoShop shop, Func<DemoShopText, string, T> said) =>
        new() { ["en"] = said(shop.En, shop.HomePicture.Alt.En), ["es"] = said(shop.Es, shop.HomePicture.Alt.Es) };

    private static string Lines(IEnumerable<string> paragraphs) => string.Join('\n', paragraphs);
}
