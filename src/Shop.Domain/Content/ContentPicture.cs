using System.Security.Cryptography;
using System.Text;
using Shop.Domain.Persistence;

namespace Shop.Domain.Content;

/// <summary>A picture of the shop itself, not of a product: a drawing in SVG, known by its name. See decision 0037.</summary>
public sealed class ContentPicture : IPublicContent
{
    /// <summary>Beside the shop's name. Without one the name stands alone.</summary>
    public const string Logo = "logo";

    /// <summary>In the browser's tab.</summary>
    public const string Favicon = "favicon";

    /// <summary>For products that have no picture.</summary>
    public const string NoPicture = "no-picture";

    internal const int MarkLength = 16;

    private ContentPicture()
    {
    }

    public string Name { get; private set; } = "";

    /// <summary>The whole SVG document.</summary>
    public string Drawing { get; private set; } = "";

    public int Width { get; private set; }

    public int Height { get; private set; }

    /// <summary>Another one for each drawing, so that an address with it never shows an old one.</summary>
    public string Mark { get; private set; } = "";

    IEnumerable<string> IPublicContent.ChangeTags => [ContentTags.Storefront, ContentTags.FrontPage];

    /// <exception cref="Shared.DomainException">The name cannot be one, or the drawing cannot be shown.</exception>
    public static ContentPicture Create(string name, string drawing)
    {
        var picture = new ContentPicture { Name = ContentRules.Name(name) };
        picture.Draw(drawing);
        return picture;
    }

    /// <exception cref="Shared.DomainException">The drawing cannot be shown.</exception>
    public void Draw(string drawing)
    {
        (Width, Height) = SvgDrawing.SizeOf(drawing);
        Drawing = drawing;
        Mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(drawing)))[..MarkLength];
    }
}
