using Shop.Domain.Catalogue.Pictures;
using SkiaSharp;

namespace Shop.Jobs.Pictures;

/// <summary>Makes the sizes and formats that browsers get, from the master, each once.</summary>
public sealed class PictureRenditions(PictureFiles files)
{
    private const int WebpQuality = 80;
    private const int JpegQuality = 82;

    /// <summary>Makes the renditions that are not there yet.</summary>
    /// <returns>How many were made, or null when the master is lost or cannot be read.</returns>
    public Task<int?> MakeAsync(string hash, CancellationToken cancellationToken) =>
        files.InTurnAsync<int?>(() => Task.Run(() => MakeMissingAsync(hash, _ => true, cancellationToken), cancellationToken),
            cancellationToken);

    /// <summary>The rendition's file, open for reading; made now when it is not there. Null when the shop has no such rendition.</summary>
    public async Task<FileStream?> OpenAsync(PictureName name, CancellationToken cancellationToken)
    {
        if (files.Open(name) is { } there) return there;
        if (!files.HasMaster(name.Hash)) return null;
        await files.InTurnAsync(() =>
            Task.Run(() => MakeMissingAsync(name.Hash, each => each == name, cancellationToken), cancellationToken), cancellationToken);
        return files.Open(name);
    }

    private async Task<int?> MakeMissingAsync(string hash, Func<PictureName, bool> isWanted, CancellationToken cancellationToken)
    {
        using var master = ReadMaster(hash);
        if (master is null) return null;
        var made = 0;
        foreach (var name in NamesOf(hash, master.Width).Where(name => isWanted(name) && !files.Has(name)))
        {
            await files.WriteAsync(name, Draw(master, name), cancellationToken);
            made++;
        }

        return made;
    }

    private SKBitmap? ReadMaster(string hash)
    {
        using var file = files.OpenMaster(hash);
        if (file is null) return null;
        using var codec = SKCodec.Create(file);
        if (codec is null) return null;
        var bitmap = new SKBitmap(codec.Info);
        if (codec.GetPixels(codec.Info, bitmap.GetPixels()) == SKCodecResult.Success) return bitmap;
        bitmap.Dispose();
        return null;
    }

    private static IEnumerable<PictureName> NamesOf(string hash, int width) =>
        from each in PictureRules.WidthsOf(width)
        from format in Enum.GetValues<PictureFormat>()
        select new PictureName(hash, each, format);

    private static byte[] Draw(SKBitmap master, PictureName name)
    {
        var size = new SKSizeI(name.Width, PictureRules.HeightAt(name.Width, master.Width, master.Height));
        using var drawn = PictureDrawing.Draw(size, canvas => PictureDrawing.Place(canvas, master, new SKSize(size.Width, size.Height)));
        return PictureDrawing.Encode(drawn, name.Format, name.Format == PictureFormat.Webp ? WebpQuality : JpegQuality);
    }
}
