using Shop.Domain.Persistence;

namespace Shop.Domain.Content;

/// <summary>What the shop says of itself on every page, in one language.</summary>
public sealed class StorefrontText : IPublicContent
{
    private StorefrontText()
    {
    }

    public string Culture { get; private set; } = "";

    /// <summary>The title of the front page in browsers and search engines.</summary>
    public string Tagline { get; private set; } = "";

    public string FooterHeading { get; private set; } = "";

    /// <summary>Its lines are paragraphs.</summary>
    public string Footer { get; private set; } = "";

    IEnumerable<string> IPublicContent.ChangeTags => [ContentTags.Storefront];

    /// <exception cref="Shared.DomainException">The culture is none, or a text is too long.</exception>
    public static StorefrontText Create(string culture, StorefrontWords words) => new()
    {
        Culture = ContentRules.Culture(culture),
        Tagline = ContentRules.Text(words.Tagline, "The tagline", ContentRules.HeadingLength),
        FooterHeading = ContentRules.Text(words.FooterHeading, "The footer's heading", ContentRules.HeadingLength),
        Footer = ContentRules.Text(words.Footer, "The footer", ContentRules.BodyLength),
    };
}

/// <summary>The words of <see cref="StorefrontText"/> in one language.</summary>
public sealed record StorefrontWords(string Tagline, string FooterHeading, string Footer);
