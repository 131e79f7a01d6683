using System.Buffers.Text;
using System.Security.Cryptography;

namespace Shop.Web.Hosting.KeptPages;

/// <summary>
/// Gives a kept page the strong tag of its bytes as they are sent, compressed or not, and tells browsers to ask each time:
/// the number in the cart may have changed, and "not modified" is a small answer.
/// </summary>
public sealed class EntityTags(RequestDelegate next)
{
    // 128 bits of the hash.
    private const int TagLetters = 22;

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<KeptPageAttribute>() is null)
        {
            await next(context);
            return;
        }

        var outer = context.Response.Body;
        using var page = new MemoryStream();
        try
        {
            context.Response.Body = page;
            await next(context);
        }
        finally
        {
            context.Response.Body = outer;
        }

        if (page.Length > 0) await SendAsync(context.Response, page.GetBuffer().AsMemory(0, (int)page.Length));
    }

    private static async Task SendAsync(HttpResponse response, ReadOnlyMemory<byte> page)
    {
        response.ContentLength = page.Length;
        if (response.StatusCode == StatusCodes.Status200OK)
        {
            response.Headers.ETag = $"\"{Base64Url.EncodeToString(SHA256.HashData(page.Span))[..TagLetters]}\"";
            response.Headers.CacheControl = "private, no-cache";
            response.Headers.Vary = "Accept-Encoding, Cookie";
        }

        await response.Body.WriteAsync(page, response.HttpContext.RequestAborted);
    }
}
