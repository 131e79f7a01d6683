using System.Buffers.Text;
using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Shop.Web.Hosting.PageCache;

/// <summary>
/// A page as it is sent, compressed or not, with the strong tag of those bytes. Browsers are told to ask each time: the
/// number in the cart may have changed, and "not modified" is a small answer.
/// </summary>
public sealed class CachedResponse
{
    // 128 bits of the hash.
    private const int TagLetters = 22;
    private const string CacheControl = "private, no-cache";
    private const string Vary = "Accept-Encoding, Cookie";

    private readonly byte[] _body;
    private readonly KeyValuePair<string, StringValues>[] _headers = [];
    private readonly string? _tag;
    private readonly long _made = Stopwatch.GetTimestamp();

    /// <param name="response">Has status and headers, and nothing of it was sent.</param>
    /// <param name="body">Taken over, not copied.</param>
    public CachedResponse(HttpResponse response, byte[] body)
    {
        _body = body;
        // A page that sets a cookie is one visitor's: it is sent as it is, and kept by nobody (R83).
        if (response.StatusCode != StatusCodes.Status200OK || response.Headers.SetCookie.Count > 0) return;
        _headers = [.. response.Headers.Where(header => header.Key != HeaderNames.ContentLength)];
        _tag = $"\"{Base64Url.EncodeToString(SHA256.HashData(body))[..TagLetters]}\"";
    }

    /// <summary>False for an error, a redirect or one visitor's own page, which are sent as they are.</summary>
    public bool IsPage => _tag is not null;

    /// <summary>In bytes, headers not counted.</summary>
    public int Length => _body.Length;

    /// <summary>Answers with the page or, to who has it already, with 304 (RFC 9110, 15.4.5).</summary>
    /// <param name="response">Nothing of it was sent yet.</param>
    /// <param name="isKept">Whether it was made for an earlier request; then its age is told.</param>
    public Task SendAsync(HttpResponse response, bool isKept)
    {
        var headers = response.Headers;
        foreach (var (name, value) in _headers) headers[name] = value;
        if (IsPage) (headers.ETag, headers.CacheControl, headers.Vary) = (_tag, CacheControl, Vary);
        if (isKept) headers.Age = HeaderUtilities.FormatNonNegativeInt64((long)Stopwatch.GetElapsedTime(_made).TotalSeconds);
        if (IsKnownTo(response.HttpContext.Request)) return NotModified(response);
        if (_body.Length == 0) return Task.CompletedTask;
        response.ContentLength = _body.Length;
        return response.Body.WriteAsync(_body, 0, _body.Length, response.HttpContext.RequestAborted);
    }

    private static Task NotModified(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status304NotModified;
        response.Headers.Remove(HeaderNames.ContentType);
        response.Headers.Remove(HeaderNames.ContentEncoding);
        response.ContentLength = null;
        return Task.CompletedTask;
    }

    private bool IsKnownTo(HttpRequest request)
    {
        var known = request.Headers.IfNoneMatch;
        return IsPage && known.Count > 0 && (known == _tag
            || (EntityTagHeaderValue.TryParseList(known, out var tags) && tags.Any(tag => tag.Tag == "*" || tag.Tag == _tag)));
    }
}
