using System.Security.Cryptography;
using System.Text;
using Shop.Domain.Persistence;

namespace Shop.Domain.Content;

/// <summary>
/// A picture of the shop itself, not of a product, known by its name (decision 0037). It is a drawing in SVG, or a small PNG, both in
/// the database; or a photograph, whose file lies with those of the products' pictures.
/// </summary>
public sealed class ContentPicture : IPublicContent
{
    /// <summary>Beside the shop's name. Without one the name stands alone.</summary>
    public const string Logo = "logo";

    /// <summary>In the browser's tab.</summary>
    public const string Favicon = "favicon";

    /// <summary>For products that have no picture.</summary>
    public const string NoPicture = "no-picture";

    internal const int MarkLength = 16;
    internal const int HashLength = 64;

    private const string PhotographPrefix = "photo-";

    private ContentPicture()
    {
    }

    public string Name { get; private set; } = "";

    /// <summary>The whole SVG document; null for another kind.</summary>
    public string? Drawing { get; private set; }

    /// <summary>A PNG file: the picture itself, or a drawing for mails and paper, which take no SVG. Null for a photograph.</summary>
    public byte[]? Png { get; private set; }

    /// <summary>A photograph's master, as 64 small hexadecimal digits; null for another kind.</summary>
    public string? Hash { get; private set; }

    public int Width { get; private set; }

    public int Height { get; private set; }

    /// <summary>Another one for each picture, so that an address with it never shows an old one.</summary>
    public string Mark { get; private set; } = "";

    IEnumerable<string> IPublicContent.ChangeTags => [ContentTags.Storefront, ContentTags.FrontPage];

    /// <exception cref="Shared.DomainException">The name cannot be one, or the drawing cannot be shown.</exception>
    public static ContentPicture Create(string name, string drawing, PngPicture? painted = null)
    {
        var picture = new ContentPicture { Name = ContentRules.Name(name) };
        picture.Draw(drawing, painted);
        return picture;
    }

    /// <exception cref="Shared.DomainException">The name cannot be one, or the file is too large.</exception>
    public static ContentPicture Create(string name, PngPicture png)
    {
        var picture = new ContentPicture { Name = ContentRules.Name(name) };
        picture.Paint(png);
        return picture;
    }

    /// <param name="hash">Of the master, whose file is there already. The same photograph has the same name.</param>
    public static ContentPicture Photograph(string hash, int width, int height) => new()
    {
        Name = NameOfPhotograph(hash), Hash = hash, Width = width, Height = height, Mark = hash[..MarkLength],
    };

    /// <summary>What the copy of a logo with this mark is called: invoices show it when the shop has another one long since.</summary>
    public static string NameOfLogo(string mark) => $"{Logo}-{mark}";

    /// <summary>What the photograph with this master is called.</summary>
    public static string NameOfPhotograph(string hash) => $"{PhotographPrefix}{hash[..MarkLength]}";

    /// <exception cref="Shared.DomainException">The drawing cannot be shown.</exception>
    public void Draw(string drawing, PngPicture? painted = null)
    {
        (Width, Height) = SvgDrawing.SizeOf(drawing);
        (Drawing, Png, Mark) = (drawing, painted?.File, MarkOf(Encoding.UTF8.GetBytes(drawing)));
    }

    /// <exception cref="Shared.DomainException">The file is too large.</exception>
    public void Paint(PngPicture png)
    {
        if (png.File.Length > ContentRules.PngLength)
            throw new Shared.DomainException("This picture has too many details. Save it smaller.");
        (Width, Height) = (png.Width, png.Height);
        (Drawing, Png, Mark) = (null, png.File, MarkOf(png.File));
    }

    /// <summary>The logo as it is now, under the name of its mark.</summary>
    internal ContentPicture CopyOfLogo() => new()
    {
        Name = NameOfLogo(Mark), Drawing = Drawing, Png = Png, Width = Width, Height = Height, Mark = Mark,
    };

    private static string MarkOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content))[..MarkLength];
}

/// <summary>A PNG file that the shop encoded itself. Sizes are pixels.</summary>
public sealed record PngPicture(byte[] File, int Width, int Height);
