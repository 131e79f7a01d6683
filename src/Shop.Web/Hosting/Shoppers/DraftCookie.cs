using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Shop.Web.Hosting.Security;

namespace Shop.Web.Hosting.Shoppers;

/// <summary>
/// What was typed into a form, for the page that follows. It stays with the browser that typed it, packed, in a cookie that only the
/// shop can read; the server stores nothing of somebody who has only typed.
/// </summary>
/// <param name="Name">Of the cookie, without a prefix.</param>
/// <param name="Purpose">Of the seal: a draft of one form is none of another.</param>
public sealed record DraftCookieKind(string Name, string Purpose, TimeSpan Lifetime);

/// <inheritdoc cref="DraftCookieKind"/>
public sealed class DraftCookie<T>(IDataProtectionProvider protection, ShopCookies cookies, DraftCookieKind kind)
    where T : class
{
    // What servers in front of the shop take of a header with all its cookies is 8 KiB; most drafts are below 1 KiB.
    private const int MaxLength = 6000;
    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector(kind.Purpose).ToTimeLimitedDataProtector();
    private readonly ChunkingCookieManager _chunks = new();

    private string Name => cookies.Name(kind.Name);

    /// <summary>Null when nothing was typed yet, or it is too old or not the shop's.</summary>
    public T? Read(HttpContext http)
    {
        try
        {
            return _chunks.GetRequestCookie(http, Name) is { } value ? Open(value) : null;
        }
        catch (Exception error)
            when (error is CryptographicException or JsonException or FormatException or InvalidOperationException or IOException)
        {
            return null;
        }
    }

    /// <summary>False, and nothing is changed, when it is more than a cookie should hold.</summary>
    public bool TryKeep(HttpContext http, T draft)
    {
        var value = Close(draft);
        if (value.Length > MaxLength) return false;
        _chunks.AppendResponseCookie(http, Name, value, cookies.Options(kind.Lifetime));
        return true;
    }

    public void Remove(HttpContext http) => _chunks.DeleteCookie(http, Name, cookies.Options());

    private string Close(T draft)
    {
        using var packed = new MemoryStream();
        using (var pack = new BrotliStream(packed, CompressionLevel.Fastest)) JsonSerializer.Serialize(pack, draft);
        return WebEncoders.Base64UrlEncode(_seal.Protect(packed.ToArray(), kind.Lifetime));
    }

    private T? Open(string value)
    {
        using var packed = new MemoryStream(_seal.Unprotect(WebEncoders.Base64UrlDecode(value)));
        using var draft = new BrotliStream(packed, CompressionMode.Decompress);
        return JsonSerializer.Deserialize<T>(draft);
    }
}
