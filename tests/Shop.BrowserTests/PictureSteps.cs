using System.Globalization;
using Shop.TestKit;

namespace Shop.BrowserTests;

/// <summary>A file for the upload form, under the name that the browser would give.</summary>
internal sealed record UploadFile(string Name, byte[] Content, string AltEnglish, string AltSpanish);

/// <summary>What staff do with pictures.</summary>
internal static class PictureSteps
{
    /// <summary>Sends the upload form of a product's pictures with up to three files.</summary>
    public static async Task<ShopPage> UploadAsync(this CookieShopper staff, Uri shop, string code, params UploadFile[] files)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (index, file) in files.Index())
        {
            var row = (index + 1).ToString(CultureInfo.InvariantCulture);
            if (file.Name.Length > 0) content.Add(new ByteArrayContent(file.Content), $"file-{row}", file.Name);
            content.Add(new StringContent(file.AltEnglish), $"alt-en-{row}");
            content.Add(new StringContent(file.AltSpanish), $"alt-es-{row}");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(shop, $"/admin/products/{code}/pictures")) { Content = content };
        return await staff.SendAsync(request);
    }

    public static UploadFile Portrait(string name, byte red, byte green, byte blue) =>
        new(name, PngPicture.Of(960, 1200, red, green, blue), $"The {name} side", $"El lado {name}");
}
