using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Shop.Web.Hosting.Security;

/// <summary>On an action that has no use for files: an upload that comes to it is read without their contents.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TextsOnlyAttribute : Attribute;

/// <summary>Reads the texts of an upload and the names of its files; the files themselves go by and are kept nowhere.</summary>
internal static class MultipartTexts
{
    private const int MaxTexts = 1024 * 1024;
    private const int MaxParts = 256;
    private const long MaxBytes = 64L * 1024 * 1024;

    public static bool IsMultipart(HttpRequest request) =>
        request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true;

    /// <exception cref="InvalidDataException">It is broken, or beyond a limit.</exception>
    public static async Task<IFormCollection> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MaxBytes;
        var reader = new MultipartReader(BoundaryOf(request), request.Body);
        var (fields, files, left) = (new KeyValueAccumulator(), new FormFileCollection(), MaxTexts);
        for (var parts = 0; await reader.ReadNextSectionAsync(cancellationToken) is { } section; parts++)
        {
            if (parts == MaxParts) throw new InvalidDataException("The form is beyond the limit of parts.");
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var part)) continue;
            var name = HeaderUtilities.RemoveQuotes(part.Name).ToString();
            if (part.IsFileDisposition())
            {
                files.Add(new FormFile(Stream.Null, 0, 0, name,
                    HeaderUtilities.RemoveQuotes(part.FileNameStar.Length > 0 ? part.FileNameStar : part.FileName).ToString()));
                continue;
            }

            var text = await TextAsync(section.Body, left, cancellationToken);
            left -= text.Length;
            fields.Append(name, text);
        }

        return new FormCollection(fields.GetResults(), files);
    }

    private static string BoundaryOf(HttpRequest request)
    {
        var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(request.ContentType).Boundary).ToString();
        return boundary.Length is > 0 and <= 128 ? boundary : throw new InvalidDataException("The form has no usable boundary.");
    }

    private static async Task<string> TextAsync(Stream body, int most, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(body, Encoding.UTF8);
        var (text, buffer) = (new StringBuilder(), new char[4096]);
        while (await reader.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (text.Length + read > most) throw new InvalidDataException("The form is beyond the limit of its texts.");
            text.Append(buffer, 0, read);
        }

        return text.ToString();
    }
}
