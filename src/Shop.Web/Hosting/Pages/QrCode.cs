using System.Globalization;
using System.Text;
using QRCoder;

namespace Shop.Web.Hosting.Pages;

/// <summary>A QR code as the path of an SVG picture, which needs neither script nor style.</summary>
/// <param name="Size">Width and height of the picture, in modules, with the quiet margin that readers ask for.</param>
/// <param name="Path">The dark modules.</param>
public sealed record QrCode(int Size, string Path)
{
    /// <summary>With so much redundancy that a code with a seventh of it missing is read.</summary>
    public static QrCode Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var row = 0; row < data.ModuleMatrix.Count; row++)
            for (var column = 0; column < data.ModuleMatrix[row].Count; column++)
                if (data.ModuleMatrix[row][column]) path.Append(CultureInfo.InvariantCulture, $"M{column} {row}h1v1h-1z");
        return new QrCode(data.ModuleMatrix.Count, path.ToString());
    }
}
