using System.Text;
using Shop.Domain.Content;
using Shop.Domain.Shared;
using Shop.Jobs.Pictures;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Looks;

/// <summary>Takes uploads as the shop's logo and icon.</summary>
public sealed class BrandPictures(SaveContentPicture save)
{
    /// <summary>Far more than is taken: a file that is somewhat too large is refused in words, not by a broken connection.</summary>
    public const long MaxRequest = 120 * 1024 * 1024;

    private const int MaxDrawing = 200_000;

    // As many pixels as a sharp screen shows of them.
    private static readonly Dictionary<string, (int Width, int Height)> Sizes = new()
    {
        [ContentPicture.Logo] = (800, 200), [ContentPicture.Favicon] = (512, 512),
    };

    public static bool Has(string name) => Sizes.ContainsKey(name);

    /// <returns>Why it was not taken; null when it was.</returns>
    public async Task<AdminMessage?> TakeAsync(string name, IFormFile? upload, CancellationToken cancellationToken)
    {
        if (upload is null || upload.Length == 0) return "Choose a file first.";
        if (upload.Length > PictureLimits.MaxBytes) return PictureRefusal.TooLarge.Sentence();
        using var content = new MemoryStream();
        await upload.CopyToAsync(content, cancellationToken);
        try
        {
            return IsDrawing(content.ToArray()) is { } drawing
                ? await DrawAsync(name, drawing, cancellationToken)
                : await PaintAsync(name, content.ToArray(), cancellationToken);
        }
        catch (DomainException refused)
        {
            return new AdminMessage("{0}", refused.Message);
        }
    }

    public Task RemoveAsync(string name, CancellationToken cancellationToken) => save.RemoveAsync(name, cancellationToken);

    private async Task<AdminMessage?> DrawAsync(string name, string drawing, CancellationToken cancellationToken)
    {
        var (width, height) = Sizes[name];
        // Judged before anything draws it: one that loads or runs something is refused here.
        _ = ContentPicture.Create(name, drawing);
        var painted = await Task.Run(() => PaintedDrawing.Of(drawing, width, height), cancellationToken);
        await save.ExecuteAsync(name, drawing, painted, cancellationToken);
        return null;
    }

    private async Task<AdminMessage?> PaintAsync(string name, byte[] file, CancellationToken cancellationToken)
    {
        var (width, height) = Sizes[name];
        var (picture, refused) = await Task.Run(() => SmallPicture.Read(file, width, height), cancellationToken);
        if (refused is { } why) return why == PictureRefusal.OtherKind ? "This is not an SVG, PNG, JPEG or WebP picture." : why.Sentence();
        await save.ExecuteAsync(name, picture!, cancellationToken);
        return null;
    }

    // What begins with a mark of XML is judged as a drawing, and by its whole content.
    private static string? IsDrawing(byte[] file)
    {
        if (file.Length > 4 * MaxDrawing) return null;
        var text = Encoding.UTF8.GetString(file).TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
        return text.StartsWith('<') ? text : null;
    }
}
