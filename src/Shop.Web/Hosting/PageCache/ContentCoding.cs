using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace Shop.Web.Hosting.PageCache;

/// <summary>Which of the shop's codings a browser takes: br, gzip, or none.</summary>
public static class ContentCoding
{
    private const string Brotli = "br";
    private const string Gzip = "gzip";
    private const string None = "identity";

    /// <summary>Picks the best one and leaves it alone in the request, so that the compression that follows picks the same.</summary>
    public static string Choose(HttpRequest request)
    {
        var coding = Best(request);
        if (coding == None) request.Headers.Remove(HeaderNames.AcceptEncoding);
        else request.Headers.AcceptEncoding = coding;
        return coding;
    }

    private static string Best(HttpRequest request)
    {
        var header = request.Headers.AcceptEncoding.ToString();
        if (header.Length == 0) return None;
        // What all browsers send is a plain list; reading one with qualities costs more than finding the page.
        if (!header.Contains(';')) return Lists(header, Brotli) ? Brotli : Lists(header, Gzip) ? Gzip : None;
        var accepted = new RequestHeaders(request.Headers).AcceptEncoding;
        return Takes(accepted, Brotli) ? Brotli : Takes(accepted, Gzip) ? Gzip : None;
    }

    private static bool Lists(ReadOnlySpan<char> header, string coding)
    {
        foreach (var part in header.Split(','))
            if (header[part].Trim(' ').Equals(coding, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    // A quality of 0 means "not this one"; without one it is 1.
    private static bool Takes(IList<StringWithQualityHeaderValue> accepted, string coding) =>
        accepted.FirstOrDefault(value => value.Value.Equals(coding, StringComparison.OrdinalIgnoreCase)) is { Quality: not 0 };
}
