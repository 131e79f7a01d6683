namespace Shop.Web.Features.Shared;

/// <summary>What a shop says of itself on its front page, in one language.</summary>
/// <param name="Tagline">The title of the page in browsers and search engines.</param>
/// <param name="PictureAlt">The words for the picture <c>/pictures/home.svg</c>; null when there is none.</param>
public sealed record FrontPageText(
    string Tagline, string Headline, string Introduction, string? PictureAlt, string? StoryTitle, IReadOnlyList<string> Story);

/// <summary>The words and drawings of a shop's own that its pages show.</summary>
public interface IStorefrontContent
{
    FrontPageText FrontPage(string culture);

    /// <summary>A drawing as SVG, by its name ("logo", "favicon", "home", "no-picture") or a product's code; null when there is none.</summary>
    string? Drawing(string name);

    /// <summary>Whether <see cref="Drawing"/> has one for the product.</summary>
    bool HasDrawingOf(string productCode);
}
