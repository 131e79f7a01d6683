using System.Globalization;
using System.Net;

namespace Shop.TestKit;

/// <summary>A file for the upload form, under the name that the browser would give.</summary>
public sealed record UploadFile(string Name, byte[] Content, string AltEnglish, string AltSpanish);

/// <summary>What staff do with pictures.</summary>
public static class PictureSteps
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

        using var request =
            new HttpRequestMessage(HttpMethod.Post, new Uri(shop, $"/admin/products/{code}/pictures")) { Content = content };
        return await staff.SendAsync(request);
    }

    /// <summary>Gives the product three pictures; other shades of blue make other pictures.</summary>
    public static async Task UploadThreeAsync(this CookieShopper staff, Uri shop, string code, byte blue)
    {
        var answer = await staff.UploadAsync(shop, code, Portrait("one", 180, 90, blue), Portrait("two", 60, 120, blue),
            Portrait("three", 70, 80, blue));
        if (answer.Status != HttpStatusCode.SeeOther)
            throw new InvalidOperationException($"The pictures were refused: {answer.Describe()}");
    }

    public static UploadFile Portrait(string name, byte red, byte green, byte blue) =>
        new($"{name}.png", PngPicture.Of(960, 1200, red, green, blue), $"The {name} side", $"El lado {name}");
}
